import type { StayView } from './api/review.ts';
import type { DecisionView } from './api/decisions.ts';
import { analysisOf, type AnalysisOfStay } from './analysis-of-stay.ts';
import { anomaliesOf } from './anomaly-rows.ts';
import type { CodeBook } from './code-book.ts';
import { codingsOf } from './codings.ts';
import { journal, type CodingContext } from './context.ts';
import { decisionView, type StoredDecision } from './decision-rows.ts';
import { finalCodes, lastOf, liveDecisions } from './decisions.ts';
import { NOTICES } from './notices.ts';
import { openings } from './openings.ts';
import { duplicatesOf, readReport, type Report } from './reports.ts';
import { findStay } from './stays.ts';
import { stayLine } from './stay-lines.ts';
import { whatRemains } from './validation-rules.ts';

/**
 * One stay with all that its review shows. The reading goes to the journal (CIM-139).
 * @throws {NotFound} `coding.stay.not-found`
 */
export async function readStay(context: CodingContext, codes: CodeBook, stayId: string): Promise<StayView> {
  const { database } = context;
  const stay = await findStay(database, stayId);
  const report = await readReport(database, context, stay.report_id);
  const anomalies = await anomaliesOf(database, context, stayId);
  const coding = stay.state === 'validated' ? ((await codingsOf(database, stayId)).at(-1) ?? null) : null;
  const of = stay.analysis_id === null ? null : await analysisOf(context, stay, stay.analysis_id, [...anomalies]);
  if (report !== null) await journal(database, context, 'coding.report.read', stayId, { report: report.id });
  const lookup = (code: string) => codes.lookup(code, stay.admitted_on);
  const reviewing = of !== null && !of.withheld;
  const remaining = reviewing ? whatRemains(of.proposals, of.decisions, lookup) : [];
  const validator = coding && { person_name: coding.by.name, profile: coding.by.profile, validated_at: coding.at };
  return {
    stay: stayLine(stay, validator),
    report: report && (await reportView(context, stayId, report)),
    analysis: of?.view ?? null,
    added: of === null ? [] : addedCodes(of),
    finalCodes: codesAsTheyStand(of, coding?.codes ?? null),
    remaining: [...(coding === null ? remaining : [])],
    decisionsVersion: stay.decisions_version,
    undoable: of === null ? null : undoable(of, context.act.actor.id),
    validation: coding,
    anomalies: [...anomalies],
    may: openings(context, stay, coding === null ? remaining : []),
    notices: NOTICES,
  };
}

async function reportView(
  context: CodingContext,
  stayId: string,
  report: Report,
): Promise<NonNullable<StayView['report']>> {
  const { id, origin, text, receivedAt, receivedBy, documentId } = report;
  const duplicates = await duplicatesOf(context.database, stayId, id);
  return {
    id,
    from: origin,
    text,
    at: receivedAt,
    by: receivedBy,
    warnings: [...report.warnings],
    file: documentId !== null,
    duplicates: [...duplicates],
  };
}

function codesAsTheyStand(of: AnalysisOfStay | null, validated: StayView['finalCodes'] | null): StayView['finalCodes'] {
  if (validated !== null) return validated;
  return of === null ? [] : [...finalCodes(of.proposals, of.decisions)];
}

function addedCodes({ decisions }: AnalysisOfStay): DecisionView[] {
  const live = liveDecisions(decisions);
  return decisions.filter((one) => one.kind === 'added' && live.has(one.id)).flatMap((one) => decisionView(one) ?? []);
}

function undoable({ decisions }: AnalysisOfStay, personId: string | null): DecisionView | null {
  const last = personId === null ? null : lastOf(decisions, personId);
  const stored: StoredDecision | undefined = decisions.find((one) => one.id === last?.id);
  return stored === undefined ? null : decisionView(stored);
}

import { NotFound } from '#platform/kernel/errors.ts';
import type { AnalysisView, StayView } from './api/review.ts';
import { readAnalysis } from './analyses.ts';
import { analysisView, proposedCodes } from './analysis-view.ts';
import type { CodingContext } from './context.ts';
import { decisionsOf, decisionView, type StoredDecision } from './decision-rows.ts';
import { liveDecisions, type ProposedCode } from './decisions.ts';
import { readReport } from './reports.ts';
import type { StayRow } from './stays.ts';

/** An analysis of a stay with the decisions made upon it. */
export interface AnalysisOfStay {
  readonly view: AnalysisView;
  readonly proposals: readonly ProposedCode[];
  readonly decisions: readonly StoredDecision[];
  /** Waits for a person to say whether it is an SMR stay (CIM-40). */
  readonly withheld: boolean;
}

/** @param analysisId of this stay, or the caller's own check that it is. */
export async function analysisOf(
  context: CodingContext,
  stay: StayRow,
  analysisId: string,
  anomalies: StayView['anomalies'],
): Promise<AnalysisOfStay> {
  const { database } = context;
  const stored = await readAnalysis(database, context, analysisId);
  const report = await readReport(database, context, stored.reportId);
  const decisions = await decisionsOf(database, context, stay.id, analysisId);
  const answer = await database
    .selectFrom('coding.scope_answers')
    .select('smr_stay')
    .where('analysis_id', '=', analysisId)
    .executeTakeFirst();
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  const live = [...liveDecisions(decisions)].flatMap(([subject, { id }]) => {
    const view = decisionView(byId.get(id)!);
    return view === null ? [] : [[subject, view] as const];
  });
  const open = anomalies.filter(({ state }) => state === 'open').flatMap(({ proposalKey }) => proposalKey ?? []);
  const scopeAnswer = answer?.smr_stay ?? null;
  const view = analysisView(stored, {
    ...{ text: report!.text, validated: stay.state === 'validated' && analysisId === stay.analysis_id },
    ...{ decisions: new Map(live), contested: new Set(open), scopeAnswer },
  });
  const withheld = stored.result.scope?.level === 'confirm' && scopeAnswer === null;
  return { view, proposals: withheld ? [] : proposedCodes(stored.result), decisions, withheld };
}

/**
 * A former or the present analysis of a stay, exactly as it was made (CIM-42).
 * @throws {NotFound} `coding.analysis.not-found`
 */
export async function formerAnalysis(context: CodingContext, stay: StayRow, analysisId: string): Promise<AnalysisView> {
  const known = await context.database
    .selectFrom('coding.analyses')
    .select('id')
    .where('stay_id', '=', stay.id)
    .where('id', '=', analysisId)
    .executeTakeFirst();
  if (known === undefined)
    throw new NotFound('coding.analysis.not-found', 'Cette analyse n’existe pas pour ce séjour.');
  return (await analysisOf(context, stay, analysisId, [])).view;
}

import type { EngineVersion } from './engine/types.ts';
import type { History } from './api/validation.ts';
import type { DecisionView } from './api/decisions.ts';
import type { Profile } from './api/vocabulary.ts';
import { engineLine } from './analyses.ts';
import { codingsOf } from './codings.ts';
import { journal, openSealed, type CodingContext } from './context.ts';
import { decisionsOf, decisionView, type StoredDecision } from './decision-rows.ts';
import { liveDecisions } from './decisions.ts';
import { findStay } from './stays.ts';

/**
 * All versions of a stay's coding with who, when and each decision, every analysis, every decision ever made
 * (CIM-42, CIM-52).
 * @throws {NotFound} `coding.stay.not-found`
 */
export async function readHistory(context: CodingContext, stayId: string): Promise<History> {
  const { database } = context;
  await findStay(database, stayId);
  const decisions = await decisionsOf(database, context, stayId);
  const codings = await codingsOf(database, stayId);
  const reopenings = await reopeningsOf(context, stayId);
  const analyses = await database
    .selectFrom('coding.analyses as analysis')
    .leftJoin('coding.proposals as proposal', 'proposal.analysis_id', 'analysis.id')
    .select(['analysis.id', 'analysis.number', 'analysis.made_at', 'analysis.engine'])
    .select((of) => of.fn.count<number>('proposal.key').as('proposals'))
    .where('analysis.stay_id', '=', stayId)
    .groupBy('analysis.id')
    .orderBy('analysis.number')
    .execute();
  await journal(database, context, 'coding.history.read', stayId);
  return {
    codings: codings.map(({ decisionsVersion, ...coding }) => ({
      ...coding,
      decisions: decisionsOfVersion(decisions, coding.analysisId, decisionsVersion),
      reopened: reopenings.get(coding.version) ?? null,
    })),
    analyses: analyses.map(({ id, number, made_at, engine, proposals }) => ({
      ...{ id, number, at: made_at, engine: engineLine(engine as unknown as EngineVersion), proposals },
    })),
    decisions: everyDecision(decisions),
  };
}

/** What held at the moment of a validation: later decisions and undoings do not count. */
function decisionsOfVersion(
  decisions: readonly StoredDecision[],
  analysisId: string | null,
  upTo: number,
): DecisionView[] {
  const then = decisions.filter((one) => one.analysisId === analysisId && one.number <= upTo);
  const live = new Set([...liveDecisions(then).values()].map(({ id }) => id));
  return then.filter(({ id }) => live.has(id)).flatMap((one) => decisionView(one) ?? []);
}

function everyDecision(decisions: readonly StoredDecision[]): History['decisions'] {
  const undoings = new Map(decisions.flatMap((one) => (one.undoes === null ? [] : [[one.undoes, one] as const])));
  return decisions.flatMap((decision) => {
    const view = decisionView(decision);
    if (view === null) return [];
    const by = undoings.get(decision.id);
    const undone = by === undefined ? null : { at: by.at, by: { name: by.personName, profile: by.profile } };
    return [{ ...view, undone }];
  });
}

async function reopeningsOf(context: CodingContext, stayId: string) {
  const rows = await context.database
    .selectFrom('coding.reopenings')
    .selectAll()
    .where('stay_id', '=', stayId)
    .execute();
  const entries = rows.map((row) => {
    const by = { name: row.person_name, profile: row.profile as Profile };
    const reason = openSealed(context, `coding.reopenings.reason:${stayId}/${row.version}`, row.reason_sealed);
    return [row.version, { at: row.reopened_at, by, reason }] as const;
  });
  return new Map(entries);
}

import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { Statistics } from './api/follow-up.ts';
import { ROLES, type EngineVersion, type Role } from './engine/types.ts';
import { liveDecisions, type Decision } from './decisions.ts';

type Rates = Statistics['all'];

/** One reviewed stay, without content: which proposals, which decisions, made by which engine. */
export interface ReviewedStay {
  readonly engine: string;
  readonly proposals: readonly { readonly key: string; readonly role: Role }[];
  readonly decisions: readonly Decision[];
}

/** What became of a proposal, or a code that was added. `count` stands for that many alike; 1 unless said. */
export interface Outcome {
  readonly count?: number;
  readonly role: Role;
  readonly engine: string;
  readonly kind: 'accepted' | 'replaced' | 'refused' | 'added' | 'undecided';
}

/** Rates of acceptance, correction and refusal, by role and by engine version (CIM-46). */
export function ratesOf(stays: readonly ReviewedStay[]): Statistics {
  const outcomes = stays.flatMap(outcomesOf);
  const engines = [...new Set(stays.map(({ engine }) => engine))].toSorted();
  return {
    reviewedStays: stays.length,
    all: ratesOfOutcomes(outcomes),
    byRole: ROLES.map((role) => ({ role, ...ratesOfOutcomes(outcomes.filter((one) => one.role === role)) })),
    byVersion: engines.map((engine) => ({
      engine,
      ...ratesOfOutcomes(outcomes.filter((one) => one.engine === engine)),
    })),
  };
}

/** A proposal counts under the role it was made for, whatever role the person then chose. */
export function outcomesOf({ engine, proposals, decisions }: ReviewedStay): readonly Outcome[] {
  const live = liveDecisions(decisions);
  const added = [...live.values()].filter(({ kind }) => kind === 'added');
  return [
    ...proposals.map(({ key, role }) => ({ role, engine, kind: live.get(key)?.kind ?? ('undecided' as const) })),
    ...added.map(({ role, kind }) => ({ role, engine, kind })),
  ];
}

/** Shares are of the proposals; codes that persons added are counted beside. */
export function ratesOfOutcomes(outcomes: readonly Outcome[]): Rates {
  const sum = (some: readonly Outcome[]) => some.reduce((total, one) => total + (one.count ?? 1), 0);
  const count = (kind: Outcome['kind']) => sum(outcomes.filter((one) => one.kind === kind));
  const proposals = sum(outcomes) - count('added');
  const share = (kind: Outcome['kind']) => (proposals === 0 ? null : count(kind) / proposals);
  return {
    ...{ proposals, accepted: count('accepted'), replaced: count('replaced'), refused: count('refused') },
    added: count('added'),
    ...{ acceptanceRate: share('accepted'), correctionRate: share('replaced'), refusalRate: share('refused') },
  };
}

/**
 * The stays whose present coding was validated in the period (days of Paris, both included), or the one named, as the
 * decisions stood then. Reads no sealed column: nothing of a report can come out.
 */
export async function reviewedStays(
  database: OrganizationDatabase,
  wanted: { readonly from?: string | undefined; readonly to?: string | undefined; readonly stayId?: string },
): Promise<readonly ReviewedStay[]> {
  const start = wanted.from === undefined ? null : dayStart(wanted.from, 0);
  const end = wanted.to === undefined ? null : dayStart(wanted.to, 1);
  const { stayId } = wanted;
  const codings = await database
    .selectFrom('coding.codings as coding')
    .innerJoin('coding.stays as stay', (join) =>
      join.onRef('stay.id', '=', 'coding.stay_id').onRef('stay.coding_version', '=', 'coding.version'),
    )
    .innerJoin('coding.analyses as analysis', 'analysis.id', 'coding.analysis_id')
    .select(['coding.analysis_id', 'coding.decisions_version', 'analysis.engine'])
    .$if(stayId !== undefined, (query) => query.where('coding.stay_id', '=', stayId!))
    .$if(start !== null, (query) => query.where('coding.validated_at', '>=', start!))
    .$if(end !== null, (query) => query.where('coding.validated_at', '<', end!))
    .execute();
  if (codings.length === 0) return [];
  const ids = codings.map((coding) => coding.analysis_id);
  const columns = ['analysis_id', 'key', 'role'] as const;
  const proposals = await database
    .selectFrom('coding.proposals')
    .select(columns)
    .where('analysis_id', 'in', ids)
    .execute();
  const decisions = await database
    .selectFrom('coding.decisions')
    .select(['id', 'number', 'kind', 'proposal_key', 'role', 'code', 'label', 'undoes', 'person_id', 'analysis_id'])
    .where('analysis_id', 'in', ids)
    .execute();
  const proposalsBy = Map.groupBy(proposals, (one) => one.analysis_id);
  const decisionsBy = Map.groupBy(decisions, (one) => one.analysis_id);
  return codings.map(({ analysis_id: id, decisions_version: upTo, engine }) => ({
    engine: versionOf(engine as unknown as EngineVersion),
    proposals: (proposalsBy.get(id) ?? []).map(({ key, role }) => ({ key, role: role as Role })),
    decisions: (decisionsBy.get(id) ?? [])
      .filter(({ number }) => number <= upTo)
      .map((row) => ({
        ...{ id: row.id, number: row.number, kind: row.kind as Decision['kind'], proposalKey: row.proposal_key },
        ...{
          role: row.role as Role | null,
          code: row.code,
          label: row.label,
          undoes: row.undoes,
          personId: row.person_id,
        },
      })),
  }));
}

function versionOf(engine: EngineVersion): string {
  return `${engine.name} ${engine.version}`;
}

function dayStart(day: string, add: number): string {
  return Temporal.PlainDate.from(day).add({ days: add }).toZonedDateTime('Europe/Paris').toInstant().toString();
}

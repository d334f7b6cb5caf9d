import { Conflict } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { Outbox } from '#platform/jobs/outbox.ts';
import type { Analysis, EngineVersion, StayFacts } from './engine/types.ts';
import { journal, openSealed, sealFor, type CodingContext, type CodingTransaction } from './context.ts';
import { move, next } from './stay-states.ts';
import { updateStay, type StayRow } from './stays.ts';

/** One analysis as it was made, for ever (CIM-42). */
export interface StoredAnalysis {
  readonly id: string;
  readonly number: number;
  readonly reportId: string;
  readonly madeAt: string;
  readonly engine: EngineVersion;
  readonly settings: Readonly<Record<string, string | number | null>>;
  readonly result: Analysis;
}

/** An analysis asked for and silent for this long was lost with its job: it may be asked again. */
const LOST_AFTER = Temporal.Duration.from({ minutes: 10 });

/**
 * Puts the stay's report in the queue of analyses.
 * @param restart whether decisions already made may be left behind, in the history.
 * @throws {Conflict} `coding.stay.state`, `coding.analysis.decided`
 */
export async function askAnalysis(
  transaction: CodingTransaction,
  context: CodingContext,
  outbox: Outbox,
  stay: StayRow,
  restart: boolean,
): Promise<void> {
  const reviewing = next(stay.state, 'analysis-restarted') !== null;
  if (reviewing && !restart) {
    const message = 'Ce séjour a déjà des propositions à revoir. Confirmez pour repartir d’une nouvelle analyse.';
    throw new Conflict('coding.analysis.decided', message);
  }
  const state = isLost(stay, context.now)
    ? 'analysing'
    : move(stay.state, reviewing ? 'analysis-restarted' : 'analysis-asked');
  await updateStay(transaction, context, stay.id, { state });
  await outbox.enqueue(transaction, 'coding.analyze', { stayId: stay.id, analysisId: newId() });
  await journal(transaction, context, 'coding.analysis.asked', stay.id, { restart: reviewing });
}

function isLost(stay: StayRow, now: Temporal.Instant): boolean {
  return (
    stay.state === 'analysing' &&
    Temporal.Instant.compare(Temporal.Instant.from(stay.changed_at).add(LOST_AFTER), now) < 0
  );
}

/** The stay as the engine is told of it. Age counts from the year of birth: the most that is known. */
export function factsOf(stay: StayRow): StayFacts {
  return {
    ...{ admittedOn: stay.admitted_on, hospitalization: stay.hospitalization as StayFacts['hospitalization'] },
    dischargedOn: stay.discharged_on ?? undefined,
    sex: (stay.sex as StayFacts['sex'] | null) ?? undefined,
    ageYears: stay.birth_year === null ? undefined : Number(stay.admitted_on.slice(0, 4)) - stay.birth_year,
  };
}

/** What the analysis is about: who asked is no part of it. */
export interface NewAnalysis {
  readonly id: string;
  readonly reportId: string;
  readonly settings: StayFacts;
  readonly result: Analysis;
}

/** Writes an analysis and its proposals; neither can be changed afterwards. */
export async function keepAnalysis(
  transaction: CodingTransaction,
  context: Pick<CodingContext, 'textKey' | 'now'>,
  stay: StayRow,
  analysis: NewAnalysis,
): Promise<void> {
  const { id, result } = analysis;
  const { count } = await transaction
    .selectFrom('coding.analyses')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('stay_id', '=', stay.id)
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto('coding.analyses')
    .values({
      ...{ id, stay_id: stay.id, report_id: analysis.reportId, number: count + 1, made_at: context.now.toString() },
      ...{ engine: JSON.stringify(result.engine), settings: JSON.stringify(analysis.settings) },
      discarded: JSON.stringify(result.discarded),
      result_sealed: sealFor(context, `coding.analyses.result:${id}`, JSON.stringify(result)),
    })
    .execute();
  if (result.proposals.length === 0) return;
  await transaction
    .insertInto('coding.proposals')
    .values(
      result.proposals.map(({ role, code, rank, band }) => ({
        ...{ analysis_id: id, key: proposalKey({ role, code }), role, code, rank, band },
      })),
    )
    .execute();
}

/** Names a proposal within its analysis. */
export function proposalKey(proposal: { readonly role: string; readonly code: string }): string {
  return `${proposal.role}:${proposal.code}`;
}

/** @throws when there is none: the caller has its identifier from the stay. */
export async function readAnalysis(
  database: OrganizationDatabase,
  context: Pick<CodingContext, 'textKey'>,
  analysisId: string,
): Promise<StoredAnalysis> {
  const row = await database
    .selectFrom('coding.analyses')
    .selectAll()
    .where('id', '=', analysisId)
    .executeTakeFirstOrThrow();
  return {
    ...{ id: row.id, number: row.number, reportId: row.report_id, madeAt: row.made_at },
    engine: row.engine as unknown as EngineVersion,
    settings: row.settings as StoredAnalysis['settings'],
    result: JSON.parse(openSealed(context, `coding.analyses.result:${row.id}`, row.result_sealed)) as Analysis,
  };
}

/** `cabinet-coding 1.0.0 · règles … · CIM-10 FR 2025`: what produced a result, on one line (CIM-42, CIM-54). */
export function engineLine(engine: EngineVersion): string {
  return `${engine.name} ${engine.version} · règles ${engine.rules} · ${engine.classification} · lexique ${engine.lexicon}`;
}

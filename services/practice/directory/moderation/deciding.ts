import { Conflict, Forbidden, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { PracticeContext } from '#services/practice/professionals/module.ts';
import type { NewDecision } from '../api/moderation.ts';
import type { CommonsTransaction, DirectoryNeeds } from '../needs.ts';
import { APPLY_JOB, applyDecision } from './applying.ts';
import { tellAuthor, tellReporter } from './letters.ts';
import { caseNumber } from './opening.ts';
import { caseRow, type CaseRow } from './reading.ts';
import { REMOVE_JOB, removeMention, standingMention } from './removing.ts';
import { CaseText } from './sealing.ts';

type Needs = Pick<DirectoryNeeds, 'databases' | 'keys' | 'outbox' | 'mail' | 'people' | 'documents' | 'shown'>;

/**
 * Decides a case, and tells whoever reported. A deletion keeps what stood there as proof, tells the professional which and
 * why, and takes the mention out of the public page at once, or by its job (MAI-283); a document or a page is suspended,
 * a document withdrawn, likewise (MAI-286); ending a contract waits for a second person (MAI-284).
 * @throws {Conflict} `directory.case-closed`, `directory.nothing-to-delete`, `directory.nothing-to-suspend`
 */
export async function decide(
  needs: Needs,
  context: PracticeContext,
  number: number,
  given: NewDecision,
): Promise<void> {
  const { commons } = needs.databases;
  const by = moderator(context);
  const found = await caseRow(commons, number);
  if (found.closed_at !== null) throw new Conflict('directory.case-closed', 'Ce signalement a déjà reçu une décision.');
  const decisionId = newId();
  refuseNothing(found, given);
  const former = given.kind === 'deleted' ? await standingMention(needs, found, given.field) : null;
  const text = await CaseText.open(needs);
  await commons.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('directory.decisions')
      .values({
        ...{ id: decisionId, case_number: number, kind: given.kind, ground: given.ground },
        ...{ field: 'field' in given ? given.field : null, decided_by: by.id, decided_by_name: by.name },
        decided_at: context.now.toString(),
        former_sealed: former === null ? null : text.seal('directory.decisions.former', former),
      })
      .execute();
    if (given.kind !== 'termination') await close(needs, transaction, found, given.kind, context.now);
    await recordAct(transaction, context.act, {
      ...{ action: `directory.case.${given.kind}`, object: { kind: 'directory.case', id: caseNumber(number) } },
      at: context.now,
    });
    if (!('field' in given)) return;
    await tellAuthor(needs, context, transaction, found, given);
    const work = given.kind === 'deleted' ? REMOVE_JOB : APPLY_JOB;
    await needs.outbox.enqueueInCommons(transaction, work, { decisionId }, found.organization_id!);
  });
  // Another database: never before the proof is kept.
  if (given.kind === 'deleted') await removeMention(needs, context, decisionId);
  if (given.kind === 'suspended' || given.kind === 'withdrawn') await applyDecision(needs, context, decisionId);
}

/**
 * Ends a suspension: what was suspended is shown again.
 * @throws {NotFound} `directory.decision-not-found`, {Conflict} `directory.already-lifted`
 */
export async function liftSuspension(needs: Needs, context: PracticeContext, decisionId: string): Promise<void> {
  const by = moderator(context);
  await needs.databases.commons.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom('directory.decisions as decision')
      .innerJoin('directory.cases as reported', 'reported.number', 'decision.case_number')
      .select(['decision.case_number', 'decision.lifted_at', 'reported.organization_id'])
      .where('decision.id', '=', decisionId)
      .where('decision.kind', '=', 'suspended')
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) throw notFound();
    if (row.lifted_at !== null) throw new Conflict('directory.already-lifted', 'Cette suspension est déjà levée.');
    await transaction
      .updateTable('directory.decisions')
      .set({ lifted_at: context.now.toString(), lifted_by_name: by.name })
      .where('id', '=', decisionId)
      .execute();
    await recordAct(transaction, context.act, {
      ...{ action: 'directory.case.lifted', at: context.now },
      object: { kind: 'directory.case', id: caseNumber(row.case_number) },
    });
    await needs.outbox.enqueueInCommons(transaction, APPLY_JOB, { decisionId }, row.organization_id!);
  });
  await applyDecision(needs, context, decisionId);
}

/**
 * The second signature under the end of a contract for discrimination. The contract itself ends where contracts are kept.
 * @throws {Forbidden} `directory.same-person` for who decided first  @throws {NotFound}
 */
export async function countersign(needs: Needs, context: PracticeContext, decisionId: string): Promise<void> {
  const by = moderator(context);
  await needs.databases.commons.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom('directory.decisions')
      .select(['case_number', 'decided_by', 'second_by'])
      .where('id', '=', decisionId)
      .where('kind', '=', 'termination')
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) throw notFound();
    if (row.second_by !== null)
      throw new Conflict('directory.already-signed', 'Cette décision est déjà signée deux fois.');
    if (row.decided_by === by.id) {
      throw new Forbidden('directory.same-person', 'La seconde signature est celle d’une autre personne.');
    }
    await transaction
      .updateTable('directory.decisions')
      .set({ second_by: by.id, second_by_name: by.name, second_at: context.now.toString() })
      .where('id', '=', decisionId)
      .execute();
    const found = await caseRow(transaction, Number(row.case_number));
    await close(needs, transaction, found, 'termination', context.now);
    await recordAct(transaction, context.act, {
      ...{ action: 'directory.case.countersigned', at: context.now },
      object: { kind: 'directory.case', id: caseNumber(row.case_number) },
    });
  });
}

/** Closes a case, and tells whoever reported. */
async function close(
  needs: Needs,
  transaction: CommonsTransaction,
  found: CaseRow,
  kind: NewDecision['kind'],
  now: Temporal.Instant,
): Promise<void> {
  await transaction
    .updateTable('directory.cases')
    .set({ closed_at: now.toString() })
    .where('number', '=', found.number)
    .execute();
  await tellReporter(needs, transaction, found, kind, now);
}

/** @throws {Conflict} `directory.nothing-to-suspend` where no document was reported, or no page concerned. */
function refuseNothing(found: CaseRow, given: NewDecision): void {
  if (given.kind !== 'suspended' && given.kind !== 'withdrawn') return;
  const there = found.organization_id !== null && found.professional_id !== null;
  if (there && (given.field === 'page' || found.document_id !== null)) return;
  throw new Conflict('directory.nothing-to-suspend', 'Ce signalement ne concerne ni document ni page à suspendre.');
}

function notFound(): NotFound {
  return new NotFound('directory.decision-not-found', 'Cette décision n’existe pas.');
}

function moderator(context: PracticeContext): { readonly id: string; readonly name: string } {
  const { actor } = context.act;
  if (actor.kind === 'person') return actor;
  throw new Forbidden('directory.person-only', 'Une personne décide, jamais un programme.');
}

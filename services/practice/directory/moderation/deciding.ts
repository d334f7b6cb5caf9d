import { Conflict, Forbidden, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { recordAct } from '#platform/audit/record.ts';
import { nameOf, professionalOf, type PracticeContext } from '#services/practice/professionals/module.ts';
import type { NewDecision } from '../api/moderation.ts';
import type { DirectoryNeeds } from '../needs.ts';
import { caseNumber } from './opening.ts';
import { caseRow, type CaseRow } from './reading.ts';
import { REMOVE_JOB, removeMention, standingMention } from './removing.ts';
import { CaseText } from './sealing.ts';

type Needs = Pick<DirectoryNeeds, 'databases' | 'keys' | 'outbox' | 'mail' | 'people' | 'documents'>;

/**
 * Decides a case. A deletion keeps what stood there as proof, tells the professional which and why, and takes the mention
 * out of the public page at once, or by its job (MAI-283); ending a contract waits for a second person (MAI-284).
 * @throws {Conflict} `directory.case-closed`, `directory.nothing-to-delete`
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
  const former = given.kind === 'deleted' ? await standingMention(needs, found, given.field) : null;
  const text = await CaseText.open(needs);
  await commons.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('directory.decisions')
      .values({
        ...{ id: decisionId, case_number: number, kind: given.kind, ground: given.ground },
        ...{ field: given.kind === 'deleted' ? given.field : null, decided_by: by.id, decided_by_name: by.name },
        decided_at: context.now.toString(),
        former_sealed: former === null ? null : text.seal('directory.decisions.former', former),
      })
      .execute();
    if (given.kind !== 'termination') await close(transaction, number, context.now);
    await recordAct(transaction, context.act, {
      ...{ action: `directory.case.${given.kind}`, object: { kind: 'directory.case', id: caseNumber(number) } },
      at: context.now,
    });
    if (given.kind !== 'deleted') return;
    await tellProfessional(needs, context, transaction, found, given.ground);
    await needs.outbox.enqueueInCommons(transaction, REMOVE_JOB, { decisionId }, found.organization_id!);
  });
  // Another database: never before the proof is kept.
  if (given.kind === 'deleted') await removeMention(needs, context, decisionId);
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
    if (row === undefined) throw new NotFound('directory.decision-not-found', 'Cette décision n’existe pas.');
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
    await close(transaction, Number(row.case_number), context.now);
    await recordAct(transaction, context.act, {
      ...{ action: 'directory.case.countersigned', at: context.now },
      object: { kind: 'directory.case', id: caseNumber(row.case_number) },
    });
  });
}

type Transaction = Parameters<Parameters<ReturnType<Needs['databases']['commons']['transaction']>['execute']>[0]>[0];

async function tellProfessional(
  needs: Needs,
  context: PracticeContext,
  transaction: Transaction,
  found: CaseRow,
  ground: string,
): Promise<void> {
  if (found.organization_id === null || found.professional_id === null) return;
  const database = await needs.databases.organization(found.organization_id);
  const professional = await professionalOf(database, found.professional_id);
  const person =
    professional.personId === null ? null : await needs.people.findPerson(transaction, professional.personId);
  if (person === null) return;
  const shown = caseNumber(found.number);
  await needs.mail.send(transaction, {
    ...{ to: person.email, subject: `Une mention de votre profil public a été retirée (${shown})`, at: context.now },
    text: [
      `${nameOf(professional)}, une mention de votre profil public a été retirée après le signalement ${shown}.`,
      `Motif : ${ground}`,
      'Vous pouvez contester cette décision depuis « Profil public » : dites pourquoi, une autre lecture sera faite.',
    ].join('\n\n'),
    ...{ kind: 'directory.mention-deleted', key: `directory.mention-deleted:${shown}` },
    organizationId: found.organization_id,
  });
}

async function close(transaction: Transaction, number: number, now: Temporal.Instant): Promise<void> {
  await transaction
    .updateTable('directory.cases')
    .set({ closed_at: now.toString() })
    .where('number', '=', number)
    .execute();
}

function moderator(context: PracticeContext): { readonly id: string; readonly name: string } {
  const { actor } = context.act;
  if (actor.kind === 'person') return actor;
  throw new Forbidden('directory.person-only', 'Une personne décide, jamais un programme.');
}

import { Conflict, Forbidden, Invalid } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { ReceivedDocument } from '#platform/documents/documents.ts';
import {
  changeIdentity,
  nameOf,
  professionalOf,
  refuseFalseNumbers,
  type PracticeContext,
  type ProfessionalIdentity,
} from '#services/practice/professionals/module.ts';
import type { NewStatus, OwnIdentity } from '../api/identity.ts';
import type { DirectoryNeeds } from '../needs.ts';
import { listReviews } from './reviews.ts';

type Needs = Pick<DirectoryNeeds, 'databases' | 'documents' | 'outbox'>;
type CommonsTransaction = Parameters<
  Parameters<ReturnType<Needs['databases']['commons']['transaction']>['execute']>[0]
>[0];

/** Who one is to the practice, whether staff verified it, and what was asked about it. @throws {Forbidden} */
export async function ownIdentity(
  { databases }: Pick<Needs, 'databases'>,
  context: PracticeContext,
  professionalId: string,
): Promise<OwnIdentity> {
  const professional = await requireOwner(context, professionalId);
  const { title, lastName, firstName, professionCode, specialtyCode, rpps, adeli } = professional;
  return {
    ...{ professionalId, validatedAt: await validatedAt(databases.commons, professionalId) },
    identity: { title, lastName, firstName, professionCode, specialtyCode, rpps, adeli },
    reviews: await listReviews(databases.commons, professionalId),
  };
}

/**
 * Changes who a professional is. Once staff verified it, name, profession and number are locked: the change waits for
 * staff, with its proof, and what was verified stays in force meanwhile (MAI-039).
 * @throws {Invalid} `professionals.national-number`, `directory.proof-missing`
 * @throws {Conflict} `directory.change-waiting`  @throws {Forbidden}
 */
export async function askIdentity(
  needs: Needs,
  context: PracticeContext,
  professionalId: string,
  given: { readonly identity: ProfessionalIdentity; readonly proof: ReceivedDocument | null },
): Promise<'changed' | 'requested'> {
  const { identity: former } = await ownIdentity(needs, context, professionalId);
  const { identity: wanted, proof } = given;
  refuseFalseNumbers(wanted);
  const { commons } = needs.databases;
  if ((await validatedAt(commons, professionalId)) === null) {
    await changeIdentity(needs.outbox, context, professionalId, wanted);
    return 'changed';
  }
  if (proof === null) {
    const message = 'Joignez une preuve : carte professionnelle, attestation de l’Ordre ou pièce d’identité.';
    throw new Invalid('directory.proof-missing', message, [{ field: 'proof', rule: 'required', message }]);
  }
  const kept = await context.database
    .transaction()
    .execute((transaction) => needs.documents.keep(transaction, proof, context.act));
  await open(needs, context, professionalId, {
    ...{ kind: 'change', former: JSON.stringify(former), wanted: JSON.stringify(wanted), proof_id: kept.id },
  });
  return 'requested';
}

/** Declares that one's professional status changes from a day on; staff follow it up (MAI-040). @throws as `askIdentity` */
export async function declareStatus(
  needs: Needs,
  context: PracticeContext,
  professionalId: string,
  { status, from }: NewStatus,
): Promise<void> {
  await requireOwner(context, professionalId);
  await open(needs, context, professionalId, { kind: 'status', status, status_from: from });
}

async function open(
  { databases }: Needs,
  context: PracticeContext,
  professionalId: string,
  asked:
    | { readonly kind: 'change'; readonly former: string; readonly wanted: string; readonly proof_id: string }
    | { readonly kind: 'status'; readonly status: string; readonly status_from: string },
): Promise<void> {
  const professional = await professionalOf(context.database, professionalId);
  const id = newId();
  await databases.commons.transaction().execute(async (transaction) => {
    const inserted = await transaction
      .insertInto('directory.identity_reviews')
      .values({
        ...{ id, organization_id: context.organizationId, professional_id: professionalId, ...asked },
        ...{ name: nameOf(professional), opened_at: context.now.toString(), opened_by_name: context.act.actor.name },
      })
      .onConflict((conflict) =>
        conflict.columns(['professional_id', 'kind']).where('closed_at', 'is', null).doNothing(),
      )
      .returning('id')
      .executeTakeFirst();
    if (inserted === undefined) {
      throw new Conflict(
        'directory.change-waiting',
        'Une demande attend déjà : elle doit d’abord recevoir sa réponse.',
      );
    }
    await journal(transaction, context, asked.kind, id, professionalId);
  });
}

async function journal(
  transaction: CommonsTransaction,
  context: PracticeContext,
  kind: 'change' | 'status',
  id: string,
  professionalId: string,
): Promise<void> {
  const action = kind === 'change' ? 'directory.identity.change-asked' : 'directory.identity.status-declared';
  const line = { action, object: { kind: 'directory.identity-review', id }, at: context.now };
  await recordAct(transaction, context.act, line);
  await recordAct(context.database, context.act, { ...line, details: { professional: professionalId } });
}

async function validatedAt(commons: Needs['databases']['commons'], professionalId: string): Promise<string | null> {
  const row = await commons
    .selectFrom('directory.identities')
    .select('validated_at')
    .where('professional_id', '=', professionalId)
    .executeTakeFirst();
  return row?.validated_at ?? null;
}

/** The professional concerned, or whoever sets the practice up. */
async function requireOwner(context: PracticeContext, professionalId: string) {
  const professional = await professionalOf(context.database, professionalId);
  const { actor } = context.act;
  const own = actor.kind === 'person' && professional.personId === actor.id;
  if (own || context.may('professionals.practice.manage')) return professional;
  throw new Forbidden('directory.not-own-identity', 'Seul le praticien concerné, ou qui gère le cabinet, le peut.');
}

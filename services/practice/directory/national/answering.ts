import { Conflict, NotFound } from '#platform/kernel/errors.ts';
import { idnpsOf } from '#platform/kernel/identifiers.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { OpenDocument } from '#platform/documents/documents.ts';
import {
  changeIdentity,
  professionalOf,
  type PracticeContext,
  type ProfessionalIdentity,
} from '#services/practice/professionals/module.ts';
import type { ReviewDecision } from '../api/identity.ts';
import type { DirectoryNeeds } from '../needs.ts';
import { isInForce } from './identities.ts';

type Needs = Pick<DirectoryNeeds, 'databases' | 'documents' | 'outbox' | 'mail' | 'people'>;

/**
 * Staff answer a review and say why; the professional is told by mail. A change accepted takes effect, and stays
 * verified; a mismatch that staff do not explain takes the verification away.
 * @throws {NotFound} `directory.review-not-found`  @throws {Conflict} `directory.review-closed`,
 *   `directory.number-not-in-force`
 */
export async function answerReview(
  needs: Needs,
  context: PracticeContext,
  reviewId: string,
  { accepted, ground }: ReviewDecision,
): Promise<void> {
  const { commons } = needs.databases;
  const review = await reviewOf(needs, reviewId);
  if (review.closed_at !== null) throw new Conflict('directory.review-closed', 'Cette revue a déjà reçu sa réponse.');
  const { organization_id: organizationId, professional_id: professionalId } = review;
  const database = await needs.databases.organization(organizationId);
  if (review.kind === 'change' && accepted) {
    const wanted = review.wanted as ProfessionalIdentity;
    if (!(await isInForce(commons, idnpsOf(wanted)))) {
      throw new Conflict('directory.number-not-in-force', 'Ce numéro n’est pas en vigueur dans l’annuaire national.');
    }
    await changeIdentity(needs.outbox, { ...context, database }, professionalId, wanted);
  }
  await commons.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('directory.identity_reviews')
      .set({
        ...{ closed_at: context.now.toString(), closed_by_name: context.act.actor.name, ground },
        outcome: accepted ? 'accepted' : 'refused',
      })
      .where('id', '=', reviewId)
      .where('closed_at', 'is', null)
      .execute();
    const verification =
      review.kind === 'change' && accepted
        ? { validated_at: context.now.toString(), validated_by_name: context.act.actor.name }
        : { validated_at: null, validated_by_name: null };
    if ((review.kind === 'change' && accepted) || (review.kind === 'mismatch' && !accepted)) {
      await transaction
        .updateTable('directory.identities')
        .set(verification)
        .where('professional_id', '=', professionalId)
        .execute();
    }
    await recordAct(transaction, context.act, {
      ...{ action: accepted ? 'directory.identity.review-accepted' : 'directory.identity.review-refused' },
      ...{ object: { kind: 'directory.identity-review', id: reviewId }, at: context.now },
    });
    const { personId } = await professionalOf(database, professionalId);
    const person = personId === null ? null : await needs.people.findPerson(transaction, personId);
    if (person === null) return;
    await needs.mail.send(transaction, {
      ...{ to: person.email, at: context.now, kind: 'directory.identity-answered', organizationId },
      key: `directory.identity-answered:${reviewId}`,
      subject: accepted ? 'Votre identité professionnelle : demande acceptée' : SUBJECTS[review.kind as 'change'],
      text: [`Bonjour ${review.name},`, ANSWERS[review.kind as 'change'][accepted ? 0 : 1], `Motif : ${ground}`].join(
        '\n\n',
      ),
    });
  });
}

const SUBJECTS = {
  change: 'Votre identité professionnelle : demande refusée',
  mismatch: 'Votre identité professionnelle n’est plus vérifiée',
  status: 'Votre changement de situation : demande refusée',
} as const;

const ANSWERS = {
  change: [
    'Le changement que vous avez demandé a été accepté : il est en vigueur.',
    'Le changement que vous avez demandé a été refusé : rien n’a changé, ce qui était vérifié reste en vigueur.',
  ],
  mismatch: [
    'L’écart entre votre fiche et l’annuaire national a été examiné : votre identité reste vérifiée.',
    'Votre fiche diffère de l’annuaire national : votre identité n’est plus vérifiée. Corrigez-la depuis « Profil public ».',
  ],
  status: [
    'Le changement de situation que vous avez déclaré a été enregistré.',
    'Le changement de situation que vous avez déclaré n’a pas été retenu.',
  ],
} as const;

/** The proof of a change, for staff. @throws {NotFound} `directory.review-not-found` */
export async function proofOf(needs: Needs, context: PracticeContext, reviewId: string): Promise<OpenDocument> {
  const { organization_id: organizationId, proof_id: proofId } = await reviewOf(needs, reviewId);
  if (proofId === null) throw notFound();
  const database = await needs.databases.organization(organizationId);
  const line = { action: 'directory.identity.proof-read', object: { kind: 'directory.identity-review', id: reviewId } };
  await recordAct(database, context.act, { ...line, at: context.now });
  return needs.documents.open({ organizationId, database }, proofId);
}

async function reviewOf({ databases }: Pick<Needs, 'databases'>, reviewId: string) {
  const row = await databases.commons
    .selectFrom('directory.identity_reviews')
    .selectAll()
    .where('id', '=', reviewId)
    .executeTakeFirst();
  if (row === undefined) throw notFound();
  return row;
}

function notFound(): NotFound {
  return new NotFound('directory.review-not-found', 'Cette revue n’existe pas.');
}

import { Invalid } from '#platform/kernel/errors.ts';
import type { Documents, ReceivedDocument } from '#platform/documents/documents.ts';
import {
  nameOf,
  practiceJournal,
  professionalOf,
  requireRight,
  type PracticeContext,
  type PracticeTransaction,
} from '#services/practice/professionals/module.ts';
import { refuseDiscrimination, refuseUnsuitable } from '#services/practice/wording/module.ts';
import type { Image, ProfileValues, ProfileView, Shown } from '../api/profile.ts';
import type { DirectoryNeeds } from '../needs.ts';
import { grantLicence, withdrawLicence } from './licences.ts';
import { licenceOf, pageOf, writePage } from './pages.ts';

type Needs = Pick<DirectoryNeeds, 'outbox' | 'kinds' | 'people' | 'databases'>;

const WRITE = 'directory.profile.write';

/** What stands in the public fields of a professional, published or not, and the licence in force. */
export async function viewProfile(
  needs: Needs,
  context: PracticeContext,
  professionalId: string,
): Promise<ProfileView> {
  requireRight(context, WRITE, professionalId);
  const professional = await professionalOf(context.database, professionalId);
  const { slug, photoId, logoId, changedAt, ...values } = await pageOf(context.database, professionalId);
  const licence = await licenceOf(context.database, professionalId);
  const grantor = licence === null ? null : await needs.people.findPerson(needs.databases.commons, licence.grantedBy);
  return {
    ...{ ...values, professionalId, slug, photoId, logoId, changedAt, name: nameOf(professional) },
    care: needs.kinds.kindOf(professional.professionCode, professional.specialtyCode)?.name ?? 'Professionnel de santé',
    licence:
      licence === null
        ? null
        : { shows: [...licence.shows], grantedAt: licence.grantedAt, grantedBy: grantor?.name ?? 'Cabinet' },
  };
}

/**
 * Writes the public fields; what is published follows at once.
 * @throws {Invalid} `wording.discriminatory` (MAI-280), `wording.unsuitable`
 */
export async function changeProfile(
  needs: Needs,
  context: PracticeContext,
  professionalId: string,
  given: ProfileValues,
): Promise<void> {
  requireRight(context, WRITE, professionalId);
  const labels = given.tariffs.map(({ label }, at) => [`tariffs.${String(at)}.label`, label] as const);
  const written = { presentation: given.presentation, ...Object.fromEntries(labels) };
  refuseDiscrimination(written);
  refuseUnsuitable(written);
  await changing(needs, context, professionalId, 'directory.profile.changed', (transaction) =>
    writePage(transaction, professionalId, given, context.now),
  );
}

/** Publishes: the professional lets these parts be shown from now on, free of charge and not exclusively (MAI-278). */
export async function publishProfile(
  needs: Needs,
  context: PracticeContext,
  professionalId: string,
  shows: readonly Shown[],
): Promise<void> {
  const by = personOf(context, professionalId);
  await changing(needs, context, professionalId, 'directory.profile.published', (transaction) =>
    grantLicence(transaction, professionalId, { shows, by, now: context.now }),
  );
}

/** Takes the profile down. */
export async function withdrawProfile(needs: Needs, context: PracticeContext, professionalId: string): Promise<void> {
  const by = personOf(context, professionalId);
  await changing(needs, context, professionalId, 'directory.profile.withdrawn', (transaction) =>
    withdrawLicence(transaction, professionalId, { by, now: context.now }),
  );
}

/** Puts an image in place of the former, whose address answers "gone" from then on; null takes it away (MAI-279). */
export async function changeImage(
  needs: Needs & { readonly documents: Pick<Documents, 'keep' | 'erase'> },
  context: PracticeContext,
  professionalId: string,
  image: Image,
  received: ReceivedDocument | null,
): Promise<void> {
  requireRight(context, WRITE, professionalId);
  await changing(needs, context, professionalId, `directory.profile.${image}-changed`, async (transaction) => {
    const { [`${image}Id` as const]: former } = await pageOf(transaction, professionalId);
    const kept = received === null ? null : await needs.documents.keep(transaction, received, context.act);
    const id = kept?.id ?? null;
    const values = { ...(image === 'photo' ? { photo_id: id } : { logo_id: id }), changed_at: context.now.toString() };
    await transaction
      .insertInto('directory.pages')
      .values({ professional_id: professionalId, ...values })
      .onConflict((conflict) => conflict.column('professional_id').doUpdateSet(values))
      .execute();
    if (former !== null) await needs.documents.erase(transaction, former, context.act);
  });
}

/** A licence is granted by a person, who is named in it. */
function personOf(context: PracticeContext, professionalId: string): string {
  requireRight(context, WRITE, professionalId);
  const { actor } = context.act;
  if (actor.kind === 'person') return actor.id;
  throw new Invalid('directory.person-only', 'Une personne donne son accord, jamais un programme.');
}

async function changing(
  needs: Pick<Needs, 'outbox'>,
  context: PracticeContext,
  professionalId: string,
  action: string,
  work: (transaction: PracticeTransaction) => Promise<void>,
): Promise<void> {
  await context.database.transaction().execute(async (transaction) => {
    await professionalOf(transaction, professionalId);
    await work(transaction);
    await practiceJournal(transaction, context, {
      ...{ action, object: { kind: 'directory.profile', id: professionalId }, professionalId },
    });
    await needs.outbox.publish(transaction, { kind: 'directory.profile.changed', ids: { professionalId } });
  });
}

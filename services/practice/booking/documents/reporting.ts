import { NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Act } from '#platform/kernel/act.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { BookingNeeds, ReportedKind } from '../needs.ts';
import type { Practitioner } from '../practitioner.ts';

/** What a patient may find wrong in a document shown (MAI-109). */
export const CAUSES = {
  ...{ offensive: 'Propos offensants', discriminatory: 'Discrimination', medical: 'Document médical' },
  ...{ 'third-person': 'Données d’une autre personne', illegal: 'Contenu illégal', other: 'Autre' },
} as const;
export type Cause = keyof typeof CAUSES;

const KINDS: Readonly<Record<Cause, ReportedKind>> = {
  ...{ offensive: 'unsuitable', discriminatory: 'discrimination', medical: 'unsuitable' },
  ...{ 'third-person': 'unsuitable', illegal: 'illegal-content', other: 'unsuitable' },
};

/**
 * Takes a report: the document is held back until somebody of the practice has looked, whoever runs Cabinet has a task,
 * and the reporter is acknowledged by mail (MAI-109).
 * @returns the number of the task, `S-42`
 * @throws {NotFound} `booking.document-not-found`, also for a document of another professional than the page's
 */
export async function reportDocument(
  needs: Pick<BookingNeeds, 'clock' | 'report' | 'agenda'>,
  practitioner: Practitioner,
  given: {
    readonly documentId: string;
    readonly cause: Cause;
    readonly words: string;
    readonly name: string;
    readonly email: string;
    readonly act: Act;
  },
): Promise<string> {
  const { documentId, cause, words, name, email, act } = given;
  const { database, organizationId, profile, resource } = practitioner;
  const offered = (await needs.agenda.reasons(database)).filter(
    ({ resourceIds }) => resource !== null && resourceIds.includes(resource.id),
  );
  const reportId = newId();
  const title = await database.transaction().execute(async (transaction) => {
    const document = await transaction
      .selectFrom('booking.reason_documents')
      .select(['reason_id', 'title', 'state'])
      .where('id', '=', documentId)
      .where('state', '!=', 'withdrawn')
      .forUpdate()
      .executeTakeFirst();
    if (document === undefined || offered.every(({ id }) => id !== document.reason_id))
      throw new NotFound('booking.document-not-found', 'Ce document n’est plus proposé.');
    const now = needs.clock.now();
    if (document.state === 'published') {
      await transaction
        .updateTable('booking.reason_documents')
        .set({ state: 'held', held_for: 'report' })
        .where('id', '=', documentId)
        .execute();
    }
    await transaction
      .insertInto('booking.reports')
      .values({ id: reportId, document_id: documentId, cause, reported_at: now.toString() })
      .execute();
    const object = { kind: 'agenda.reason', id: document.reason_id };
    await recordAct(transaction, act, { action: 'booking.paper.reported', object, at: now, details: { cause } });
    return document.title;
  });
  const reason = [CAUSES[cause], words].filter((part) => part !== '').join('. ');
  const number = await needs.report(
    act,
    { kind: KINDS[cause], reason, name, email },
    { organizationId, professionalId: profile.professional_id, documentId, place: `Document « ${title} »` },
  );
  await database.updateTable('booking.reports').set({ case_number: number }).where('id', '=', reportId).execute();
  return number;
}

import { Conflict } from '#platform/kernel/errors.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';

/** A document shown to patients, as whoever decides about it sees it. */
export interface ShownDocument {
  readonly title: string;
  /** Its bytes, among the documents of the practice. */
  readonly contentId: string;
  /** The person who confirmed it; null for the oldest ones. */
  readonly authorId: string | null;
  readonly state: 'published' | 'held' | 'withdrawn' | 'suspended';
}

/** Null once it is erased. */
export async function shownDocument(database: OrganizationDatabase, id: string): Promise<ShownDocument | null> {
  const row = await database
    .selectFrom('booking.reason_documents')
    .select(['title', 'document_id', 'confirmed_by_id', 'state', 'suspended_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const state = row.suspended_at === null ? row.state : 'suspended';
  // The checks of the table admit no other word.
  return {
    ...{ title: row.title, contentId: row.document_id, authorId: row.confirmed_by_id },
    state: state as ShownDocument['state'],
  };
}

/** What a decision of whoever runs Cabinet does to a document; done twice it is done once (MAI-286). */
export async function moderateDocument(
  database: OrganizationDatabase,
  id: string,
  decision: 'suspended' | 'lifted' | 'withdrawn',
  at: Temporal.Instant,
): Promise<void> {
  const changes = {
    suspended: { suspended_at: at.toString() },
    lifted: { suspended_at: null },
    withdrawn: { state: 'withdrawn', held_for: null },
  };
  await database.updateTable('booking.reason_documents').set(changes[decision]).where('id', '=', id).execute();
}

/** What the practice hears when it would show such a document again by itself. */
export function suspended(): Conflict {
  return new Conflict(
    'booking.document-suspended',
    'L’exploitant a suspendu ce document : il n’est pas montré. Vous pouvez contester sa décision depuis « Profil public ».',
  );
}

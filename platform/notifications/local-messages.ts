import PostalMime from 'postal-mime';
import { NotFound } from '#platform/kernel/errors.ts';
import type { Commons } from '#platform/database/databases.ts';
import { unseal } from '#platform/database/encryption.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import { paragraphsOf, partsOf, type TextPart } from './links.ts';

/** A line of the local outbox. */
export interface LocalMessage {
  readonly id: string;
  /** ISO instant. */
  readonly receivedAt: string;
  readonly recipients: readonly string[];
  readonly subject: string;
}

/** A message of the local outbox, opened. */
export interface LocalMessageContent extends LocalMessage {
  readonly from: string;
  readonly text: string;
  /** The same text, paragraph by paragraph, its addresses told apart. */
  readonly paragraphs: readonly (readonly TextPart[])[];
}

const MOST = 200;

/** The newest messages of the local outbox, newest first. */
export async function listLocalMessages(commons: Commons): Promise<readonly LocalMessage[]> {
  const rows = await commons
    .selectFrom('notifications.local_messages')
    .select(['id', 'received_at as receivedAt', 'recipients', 'subject'])
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  return rows;
}

/** @throws {NotFound} `notifications.message-not-found` */
export async function readLocalMessage(commons: Commons, keys: KeyStore, id: string): Promise<LocalMessageContent> {
  const row = await commons
    .selectFrom('notifications.local_messages')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound('notifications.message-not-found', 'Ce message n’existe pas.');
  const content = unseal(await keys.key('commons', 'text'), row.content, localContext(id));
  const { from, text: received = '' } = await PostalMime.parse(content);
  const text = received.replaceAll('\r\n', '\n').trimEnd();
  return {
    ...{ id: row.id, receivedAt: row.received_at, recipients: row.recipients, subject: row.subject },
    from: from?.address === undefined ? '' : `${from.name} <${from.address}>`.trim(),
    text,
    paragraphs: paragraphsOf(text).map(partsOf),
  };
}

/** Binds a sealed message to its row. */
export function localContext(id: string): string {
  return `notifications.local_messages.content:${id}`;
}

import type { Selectable } from 'kysely';
import PostalMime from 'postal-mime';
import { NotFound } from '#platform/kernel/errors.ts';
import type { Commons } from '#platform/database/databases.ts';
import { unseal } from '#platform/database/encryption.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import type { CommonsTables } from '#platform/database/tables/commons.ts';
import { paragraphsOf, partsOf, type TextPart } from './links.ts';

/** A line of the local outbox. */
export interface LocalMessage {
  readonly id: string;
  readonly channel: 'mail' | 'sms';
  /** ISO instant. */
  readonly receivedAt: string;
  readonly recipients: readonly string[];
  /** Of a mail; an SMS has none, and shows its text. */
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
export async function listLocalMessages(commons: Commons, keys: KeyStore): Promise<readonly LocalMessage[]> {
  const key = await keys.key('commons', 'text');
  const rows = await commons
    .selectFrom('notifications.local_messages')
    .selectAll()
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  return rows.map((row) => lineOf(row, row.channel === 'sms' ? unseal(key, row.content, localContext(row.id)) : null));
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
  if (row.channel === 'sms') return { ...lineOf(row, content), from: 'Cabinet', ...spread(content.toString('utf8')) };
  const { from, text = '' } = await PostalMime.parse(content);
  const sender = from?.address === undefined ? '' : `${from.name} <${from.address}>`.trim();
  return { ...lineOf(row, null), from: sender, ...spread(text.replaceAll('\r\n', '\n').trimEnd()) };
}

function lineOf(row: Selectable<CommonsTables['notifications.local_messages']>, sms: Buffer | null): LocalMessage {
  return {
    ...{ id: row.id, channel: sms === null ? 'mail' : 'sms', receivedAt: row.received_at, recipients: row.recipients },
    subject: sms?.toString('utf8') ?? row.subject,
  };
}

function spread(text: string): Pick<LocalMessageContent, 'text' | 'paragraphs'> {
  return { text, paragraphs: paragraphsOf(text).map(partsOf) };
}

/** Binds a sealed message to its row. */
export function localContext(id: string): string {
  return `notifications.local_messages.content:${id}`;
}

import PostalMime from 'postal-mime';
import type { Commons } from '#platform/database/databases.ts';
import { unseal } from '#platform/database/encryption.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import { contentContext } from './message-queue.ts';
import type { MessageState } from './message-status.ts';

/** An address that was somebody's, and until when; ISO instants, null while it still is. */
export interface HeldAddress {
  readonly address: string;
  readonly from: string | null;
  readonly until: string | null;
}

/** A mail sent to somebody's account. */
export interface ReceivedMail {
  readonly id: string;
  /** ISO instant. */
  readonly at: string;
  readonly subject: string;
  readonly state: MessageState;
}

const MOST = 50;

/**
 * The mails sent to the addresses of one account while they were its own, newest first, with what became of each
 * (MAI-038). The text is not given again: a link in it may still open something.
 */
export async function receivedMails(
  commons: Commons,
  keys: KeyStore,
  addresses: readonly HeldAddress[],
): Promise<ReceivedMail[]> {
  const rows = await commons
    .selectFrom('notifications.messages')
    .select(['id', 'queued_at', 'content', 'state'])
    .where('channel', '=', 'mail')
    .where((is) =>
      is.or(
        addresses.map(({ address, from, until }) =>
          is.and([
            is('recipient', '=', address),
            ...(from === null ? [] : [is('queued_at', '>=', from)]),
            ...(until === null ? [] : [is('queued_at', '<=', until)]),
          ]),
        ),
      ),
    )
    .orderBy('queued_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  const key = await keys.key('commons', 'text');
  return Promise.all(
    rows.map(async ({ id, queued_at: at, content, state }) => {
      const { subject = '' } = await PostalMime.parse(unseal(key, content, contentContext(id)));
      return { id, at, subject, state: state as MessageState };
    }),
  );
}

import type { Commons } from '#platform/database/databases.ts';

/** What a person answers to hear no more, and to hear again. */
const STOP = /^\s*(stop|arr[eê]t|d[eé]sabonn)/i;
const RESUME = /^\s*(start|reprise)\b/i;

/** What an answer to our SMS asks; null when it asks nothing that a machine understands. */
export function wishOf(text: string): 'stop' | 'resume' | null {
  if (STOP.test(text)) return 'stop';
  return RESUME.test(text) ? 'resume' : null;
}

/** Keeps what the holder of a number wishes; their words are not kept. */
export async function keepWish(
  commons: Commons,
  number: string,
  wish: 'stop' | 'resume',
  now: Temporal.Instant,
): Promise<void> {
  if (wish === 'resume') {
    await commons.deleteFrom('notifications.sms_opt_outs').where('number', '=', number).execute();
    return;
  }
  await commons
    .insertInto('notifications.sms_opt_outs')
    .values({ number, since: now.toString() })
    .onConflict((conflict) => conflict.column('number').doNothing())
    .execute();
}

export async function isOptedOut(commons: Commons, number: string): Promise<boolean> {
  const row = await commons
    .selectFrom('notifications.sms_opt_outs')
    .select('number')
    .where('number', '=', number)
    .executeTakeFirst();
  return row !== undefined;
}

/** How often codes were asked for one recipient, or from one address. Times are epoch milliseconds of the machine. */
export interface Asked {
  readonly count: number;
  /** When the time that is counted began. */
  readonly since: number;
  readonly lastAt: number;
}

export interface AskingLimit {
  readonly most: number;
  readonly withinMs: number;
  /** Least time between two. */
  readonly apartMs: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export const CODE_MINUTES = 10;
/** Wrong tries after which a code is good no more: with the limits below, one chance in forty thousand an hour. */
export const CODE_TRIES = 5;
/** An SMS takes its time, and costs: five an hour for one recipient, thirty from one address; over a day no more than this. */
export const RECIPIENT_LIMIT: AskingLimit = { most: 5, withinMs: HOUR_MS, apartMs: 30_000 };
export const RECIPIENT_DAY_LIMIT: AskingLimit = { most: 15, withinMs: DAY_MS, apartMs: 0 };
export const ADDRESS_LIMIT: AskingLimit = { most: 30, withinMs: HOUR_MS, apartMs: 0 };
export const ADDRESS_DAY_LIMIT: AskingLimit = { most: 120, withinMs: DAY_MS, apartMs: 0 };

/** Whether one more code may leave now, and what to remember if so. */
export function askOnce(
  known: Asked | null,
  { most, withinMs, apartMs }: AskingLimit,
  now: number,
): { readonly next: Asked } | { readonly retryAfterSeconds: number } {
  if (known === null || now - known.since >= withinMs) return { next: { count: 1, since: now, lastAt: now } };
  const free = known.count >= most ? known.since + withinMs : known.lastAt + apartMs;
  if (free > now) return { retryAfterSeconds: Math.ceil((free - now) / 1000) };
  return { next: { count: known.count + 1, since: known.since, lastAt: now } };
}

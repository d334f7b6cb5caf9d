/** How often codes were asked for one recipient, or from one address. Times are epoch milliseconds of the machine. */
export interface Asked {
  readonly count: number;
  /** When the hour that is counted began. */
  readonly since: number;
  readonly lastAt: number;
}

export interface AskingLimit {
  readonly perHour: number;
  /** Least time between two. */
  readonly apartMs: number;
}

export const CODE_MINUTES = 10;
/** Wrong tries after which a code is good no more: with the limits below, one chance in forty thousand an hour. */
export const CODE_TRIES = 5;
/** An SMS takes its time, and costs: five an hour for one recipient, thirty from one address. */
export const RECIPIENT_LIMIT: AskingLimit = { perHour: 5, apartMs: 30_000 };
export const ADDRESS_LIMIT: AskingLimit = { perHour: 30, apartMs: 0 };

const HOUR_MS = 3_600_000;

/** Whether one more code may leave now, and what to remember if so. */
export function askOnce(
  known: Asked | null,
  { perHour, apartMs }: AskingLimit,
  now: number,
): { readonly next: Asked } | { readonly retryAfterSeconds: number } {
  if (known === null || now - known.since >= HOUR_MS) return { next: { count: 1, since: now, lastAt: now } };
  const free = known.count >= perHour ? known.since + HOUR_MS : known.lastAt + apartMs;
  if (free > now) return { retryAfterSeconds: Math.ceil((free - now) / 1000) };
  return { next: { count: known.count + 1, since: known.since, lastAt: now } };
}

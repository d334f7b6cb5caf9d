/** Failures in a row of one key. Times are epoch milliseconds of the machine. */
export interface Attempts {
  readonly failures: number;
  readonly lastAt: number;
  readonly lockedUntil: number | null;
}

export type AttemptVerdict =
  | { readonly allowed: true; readonly next: Attempts }
  | { readonly allowed: false; readonly retryAfterSeconds: number };

/** CIM-19: failures before the lock, and how long it lasts. */
export const FAILURES_BEFORE_LOCK = 5;
export const LOCK_MS = 15 * 60_000;
/** Failures from one address, over any accounts, before it is slowed down: a hospital shares one address. */
const FAILURES_BEFORE_SLOWING = 20;

/**
 * Takes one attempt on an account, counted as a failure until it succeeds. The fifth in a row closes the account to
 * the next ones for fifteen minutes; failures older than that are forgotten.
 */
export function attemptOnAccount(known: Attempts | null, now: number): AttemptVerdict {
  if (isLocked(known, now)) return refusal(known.lockedUntil, now);
  const failures = carriedOver(known, now) + 1;
  const lockedUntil = failures >= FAILURES_BEFORE_LOCK ? now + LOCK_MS : null;
  return { allowed: true, next: { failures, lastAt: now, lockedUntil } };
}

/** Takes one attempt from an address: beyond twenty failures each waits twice as long as the one before. */
export function attemptFromAddress(known: Attempts | null, now: number): AttemptVerdict {
  if (isLocked(known, now)) return refusal(known.lockedUntil, now);
  const failures = (known !== null && now - known.lastAt < LOCK_MS ? known.failures : 0) + 1;
  const beyond = failures - FAILURES_BEFORE_SLOWING;
  const lockedUntil = beyond < 0 ? null : now + Math.min(LOCK_MS, 1000 * 2 ** beyond);
  return { allowed: true, next: { failures, lastAt: now, lockedUntil } };
}

function isLocked(known: Attempts | null, now: number): known is Attempts & { lockedUntil: number } {
  return known?.lockedUntil != null && known.lockedUntil > now;
}

/** A lock that has run out gives all the attempts back. */
function carriedOver(known: Attempts | null, now: number): number {
  if (known === null || known.lockedUntil !== null || now - known.lastAt >= LOCK_MS) return 0;
  return known.failures;
}

function refusal(lockedUntil: number, now: number): AttemptVerdict {
  return { allowed: false, retryAfterSeconds: Math.ceil((lockedUntil - now) / 1000) };
}

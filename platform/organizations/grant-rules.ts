import type { Reach } from '#platform/http/session.ts';

/** A right somebody holds or would be given. Times are ISO instants; `until` null has no end. */
export interface Right {
  readonly permission: string;
  /** `use` lets do; `delegate` lets hand on without doing. */
  readonly mode: 'use' | 'delegate';
  /** One professional of the organisation, or null for the whole of it. */
  readonly professionalId: string | null;
  readonly since: string;
  readonly until: string | null;
}

/** Whether a right is in force at an instant; its last instant no longer counts, so that an end is felt at once. */
export function isInForce(right: Pick<Right, 'since' | 'until'>, now: Temporal.Instant): boolean {
  const began = Temporal.Instant.compare(Temporal.Instant.from(right.since), now) <= 0;
  const ended = right.until !== null && Temporal.Instant.compare(Temporal.Instant.from(right.until), now) <= 0;
  return began && !ended;
}

/** Where an instant falls: before something with a beginning and an end, within it, or after. */
export function stateAt(dates: Pick<Right, 'since' | 'until'>, now: Temporal.Instant): 'open' | 'to-come' | 'ended' {
  if (isInForce(dates, now)) return 'open';
  return Temporal.Instant.compare(Temporal.Instant.from(dates.since), now) > 0 ? 'to-come' : 'ended';
}

/** Whether somebody may do something for the whole organisation or, when one is named, for a professional. */
export function mayUse(
  rights: readonly Right[],
  permission: string,
  professionalId: string | undefined,
  now: Temporal.Instant,
): boolean {
  return rights.some(
    (right) =>
      right.mode === 'use' &&
      right.permission === permission &&
      (right.professionalId === null || right.professionalId === professionalId) &&
      isInForce(right, now),
  );
}

/** For whom a permission is held and in force: everybody of the organisation, or these professionals. */
export function reachOf(rights: readonly Right[], permission: string, now: Temporal.Instant): Reach {
  const held = rights.filter(
    (right) => right.mode === 'use' && right.permission === permission && isInForce(right, now),
  );
  if (held.some(({ professionalId }) => professionalId === null)) return 'all';
  return [...new Set(held.flatMap(({ professionalId }) => professionalId ?? []))];
}

/**
 * Nobody grants more than they hold: of the wanted rights, those for which the grantor holds none as wide, as long and
 * in force now. Empty when all may be granted.
 */
export function beyondOwn(held: readonly Right[], wanted: readonly Right[], now: Temporal.Instant): readonly Right[] {
  const own = held.filter((right) => isInForce(right, now));
  return wanted.filter((right) => !own.some((mine) => isAsWide(mine, right)));
}

/** Whether rights that are in force, whatever their end, hold one as wide as the one lent. */
export function isCovered(held: readonly Right[], lent: Right): boolean {
  return held.some((mine) => isAsWide(mine, { ...lent, until: mine.until }));
}

function isAsWide(mine: Right, wanted: Right): boolean {
  const sameOrWider = mine.professionalId === null || mine.professionalId === wanted.professionalId;
  return mine.permission === wanted.permission && sameOrWider && lastsAsLong(mine.until, wanted.until);
}

function lastsAsLong(mine: string | null, wanted: string | null): boolean {
  if (mine === null) return true;
  if (wanted === null) return false;
  return Temporal.Instant.compare(Temporal.Instant.from(wanted), Temporal.Instant.from(mine)) <= 0;
}

import { PARIS } from '#platform/kernel/clock.ts';
import { Invalid } from '#platform/kernel/errors.ts';
import type { DelegatedRights } from '../api/team.ts';

/**
 * From when to when an access is open: from the first moment of its first day to the first of the day after its last, in
 * Paris. A substitute has a mission, and so an end (MAI-016).
 * @throws {Invalid} `professionals.mission-dates`
 */
export function missionOf(given: Pick<DelegatedRights, 'role' | 'from' | 'to'>): {
  readonly since: string | null;
  readonly until: string | null;
} {
  const { role, from, to } = given;
  if (role === 'substitute' && (from === null || to === null)) {
    throw refusal(from === null ? 'from' : 'to', 'Un remplacement a un premier et un dernier jour.');
  }
  if (from !== null && to !== null && to < from) throw refusal('to', 'Le dernier jour précède le premier.');
  return {
    since: from === null ? null : beginningOf(Temporal.PlainDate.from(from)),
    until: to === null ? null : beginningOf(Temporal.PlainDate.from(to).add({ days: 1 })),
  };
}

function beginningOf(day: Temporal.PlainDate): string {
  return day.toZonedDateTime(PARIS).toInstant().toString();
}

function refusal(field: 'from' | 'to', message: string): Invalid {
  return new Invalid('professionals.mission-dates', message, [{ field, rule: 'mission', message }]);
}

import { newId } from '#platform/kernel/ids.ts';
import { beginCascade, type FreedTime } from './cascading.ts';
import type { WaitingListNeeds, Working } from './needs.ts';
import { settingsOf } from './settings.ts';

export const FOLLOW_JOB = 'waiting-list.follow';

/** Changes older than this have been looked at, or were not to be. */
const RECENT = { hours: 24 };

/**
 * What the last changes of an appointment free: each time it had when it was cancelled or moved, unless it came back to
 * it. A closed day frees nothing, and what is too near is left alone.
 */
export async function followAppointment(needs: WaitingListNeeds, work: Working, appointmentId: string): Promise<void> {
  const settings = await settingsOf(work.database);
  if (!settings.enabled) return;
  const changes = await needs.agenda.changes(work.database, appointmentId);
  // A new appointment left no time behind.
  if (changes.every(({ before }) => before === null)) return;
  const present = await needs.agenda.appointment(work.database, appointmentId);
  const away = present.state === 'cancelled';
  if (away && present.cancelCause === 'closure') return;
  const since = work.now.subtract(RECENT);
  const soonest = work.now.add({ minutes: settings.leadMinutes });
  // A time left twice, come back to in between, is freed by the last change.
  const freed = new Map<string, FreedTime & { readonly settledAt: Temporal.Instant }>();
  for (const [index, { at, number, actorKind, kind, before, after }] of changes.entries()) {
    if (before === null || before.state === 'cancelled' || Temporal.Instant.compare(at, since) < 0) continue;
    if (after.state !== 'cancelled' && !movedAway(before, after)) continue;
    if (!away && !movedAway(before, { ...present, resourceId: present.resource.id })) continue;
    if (Temporal.Instant.compare(before.startsAt, soonest) < 0) continue;
    const takenBack = kind === 'undone' || (kind === 'cancelled' && present.cancelCause === 'mistake');
    if (takenBack && isWithin(needs.undoSeconds, changes[index - 1]?.at, at)) continue;
    freed.set(`${before.resourceId} ${before.startsAt}`, {
      ...{ id: newId(), resourceId: before.resourceId, startsAt: before.startsAt, endsAt: before.endsAt },
      by: { appointmentId, number, patientId: before.patientId },
      settledAt: Temporal.Instant.from(at).add({ seconds: actorKind === 'person' ? needs.undoSeconds : 0 }),
    });
  }
  for (const { settledAt, ...time } of freed.values()) {
    // What may still be undone is not offered: taken back, it would find its time held for somebody.
    if (Temporal.Instant.compare(settledAt, work.now) > 0) await followLater(needs, work, appointmentId, settledAt);
    else if (!(await isTakenAgain(needs, work, time))) await beginCascade(needs, work, time);
  }
}

/** Whether a time was taken by the change just before: given back at once, it is as free as it was. */
function isWithin(seconds: number, former: string | undefined, at: string): boolean {
  if (former === undefined) return false;
  return Temporal.Instant.compare(Temporal.Instant.from(former).add({ seconds }), at) > 0;
}

/** Whether somebody was given the time meanwhile; a time that others only overlap is refused when it is held. */
async function isTakenAgain(needs: WaitingListNeeds, { database }: Working, time: Where): Promise<boolean> {
  const [from, to] = [Temporal.Instant.from(time.startsAt), Temporal.Instant.from(time.endsAt)];
  const booked = await needs.agenda.appointmentsBetween(database, from, to);
  return booked.some(({ resource }) => resource.id === time.resourceId);
}

function followLater(
  { outbox }: WaitingListNeeds,
  { database }: Working,
  appointmentId: string,
  at: Temporal.Instant,
): Promise<void> {
  return database
    .transaction()
    .execute((transaction) => outbox.enqueueAt(transaction, FOLLOW_JOB, { appointmentId }, at));
}

interface Where {
  readonly resourceId: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Whether nothing is left of the former time. */
function movedAway(before: Where, after: Where): boolean {
  if (before.resourceId !== after.resourceId) return true;
  const [start, end] = [Date.parse(after.startsAt), Date.parse(after.endsAt)];
  return start >= Date.parse(before.endsAt) || end <= Date.parse(before.startsAt);
}

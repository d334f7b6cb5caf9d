import { newId } from '#platform/kernel/ids.ts';
import { beginCascade } from './cascading.ts';
import type { WaitingListNeeds, Working } from './needs.ts';
import { settingsOf } from './settings.ts';

/**
 * What a change of an appointment frees: the time it had when it was cancelled or moved. A closed day frees nothing,
 * and what is too near is left alone.
 */
export async function followAppointment(needs: WaitingListNeeds, work: Working, appointmentId: string): Promise<void> {
  const settings = await settingsOf(work.database);
  if (!settings.enabled) return;
  const last = (await needs.agenda.changes(work.database, appointmentId)).at(-1);
  if (last === undefined || last.before === null) return;
  const { before, after } = last;
  const left = after.state === 'cancelled' ? before.state !== 'cancelled' : movedAway(last.before, after);
  if (!left) return;
  const present = await needs.agenda.appointment(work.database, appointmentId);
  if (present.cancelCause === 'closure') return;
  const soonest = work.now.add({ minutes: settings.leadMinutes });
  if (Temporal.Instant.compare(before.startsAt, soonest) < 0) return;
  await beginCascade(needs, work, {
    ...{ id: newId(), resourceId: before.resourceId, startsAt: before.startsAt, endsAt: before.endsAt },
    by: { appointmentId, number: last.number, patientId: before.patientId },
  });
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

import { systemAct } from '#platform/kernel/act.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { beginCascade } from './cascading.ts';
import type { WaitingListNeeds, Working } from './needs.ts';

/** How many invented patients wait, and which of them how urgently. */
const URGENCIES = ['urgent', 'soon', 'routine', 'routine', 'soon'] as const;
const SOONEST = { minutes: 130 };

/**
 * Puts patients of an invented practice, who have a visit later on, on its waiting list for an earlier time, and offers
 * them the next free one. Does nothing to a list that has somebody already.
 */
export async function seedWaitingList(
  needs: WaitingListNeeds,
  where: { readonly organizationId: string; readonly database: OrganizationDatabase },
): Promise<void> {
  const { database } = where;
  const now = needs.clock.now();
  const known = await database.selectFrom('waiting_list.requests').select('id').limit(1).executeTakeFirst();
  if (known !== undefined) return;
  const work: Working = { ...where, act: systemAct('demonstration'), now };
  const later = await needs.agenda.appointmentsBetween(database, now.add({ hours: 72 }), now.add({ hours: 240 }));
  const [first] = await needs.agenda.resources(database);
  if (first === undefined) return;
  const ofFirst = later.filter(({ resource, patientId }) => resource.id === first.id && patientId !== null);
  const patients = new Map(ofFirst.map((one) => [one.patientId!, one]));
  const reason = (await needs.agenda.reasons(database)).find((one) => one.online === 'everybody')!;
  for (const [index, one] of [...patients.values()].slice(0, URGENCIES.length).entries()) {
    const at = now.subtract({ hours: 24 * (index + 2) }).toString();
    await database
      .insertInto('waiting_list.requests')
      .values({
        ...{ id: newId(), patient_id: one.patientId!, reason_ids: [reason.id], resource_ids: [first.id] },
        ...{ availability: JSON.stringify([{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '23:59' }]) },
        ...{ urgency: URGENCIES[index]!, distance_km: 2 + index * 3, notice_minutes: 60, channel: 'sms' },
        ...{ appointment_id: one.id, created_at: at, changed_at: at },
      })
      .execute();
  }
  const asked = {
    resourceId: first.id,
    reasonId: reason.id,
    after: now.add(SOONEST),
    limit: 1,
    online: false,
  };
  const [free] = await needs.agenda.nextTimes(database, asked);
  if (free === undefined) return;
  const { resourceId, startsAt, endsAt } = free;
  await beginCascade(needs, work, { id: newId(), resourceId, startsAt, endsAt, by: null });
}

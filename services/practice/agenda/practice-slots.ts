import type { z } from 'zod';
import type { FreeTime, slotsQuery } from './api/appointments.ts';
import { readableResources } from './appointment-views.ts';
import type { AgendaContext } from './context.ts';
import { nextTimes } from './next-times.ts';
import { reasonOf } from './reasons.ts';
import { resourceRows } from './resources.ts';

/** Free times of a reason for the practice itself, in the agendas the caller sees, earliest first. */
export async function practiceSlots(
  context: AgendaContext,
  asked: z.output<typeof slotsQuery>,
): Promise<readonly FreeTime[]> {
  const { database, now } = context;
  const reason = await reasonOf(database, asked.reasonId);
  const seen = readableResources(
    context,
    (await resourceRows(database)).filter(({ archived_at }) => archived_at === null),
  );
  const resourceIds = reason.resourceIds.filter(
    (id) => seen.has(id) && (asked.resourceId === undefined || asked.resourceId === id),
  );
  const { days, limit } = asked;
  const after = asked.from === undefined ? now.epochMilliseconds : Date.parse(asked.from);
  const found: FreeTime[] = [];
  for (const resourceId of resourceIds) {
    found.push(...(await nextTimes(database, { resourceId, reason, after, limit, now, online: null, days })));
  }
  return found.toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt)).slice(0, limit);
}

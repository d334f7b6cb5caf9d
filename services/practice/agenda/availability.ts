import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { sitesOf } from '#services/practice/professionals/module.ts';
import { readDiary } from './diary.ts';
import { isOpenOnline } from './online.ts';
import type { Availability } from './ports.ts';
import { reasonsOf } from './reasons.ts';
import { resourceBrief, resourceRow } from './resources.ts';
import { freeSlots } from './times/slots.ts';

const DAY_MS = 86_400_000;

/**
 * What one professional offers on line: each reason patients see, with its free times. A reason for known patients only
 * gives the times they may have; who asks must know them.
 */
export async function availabilityOf(
  database: OrganizationDatabase,
  asked: {
    readonly resourceId: string;
    readonly from: Temporal.Instant;
    readonly days: number;
    readonly now: Temporal.Instant;
  },
): Promise<Availability> {
  const { resourceId, from, days, now } = asked;
  const row = await resourceRow(database, resourceId);
  const resource = resourceBrief(row, await sitesOf(database));
  if (!(await isOpenOnline(database, row, now))) return { resource, open: false, reasons: [] };
  const reasons = (await reasonsOf(database)).filter(
    (reason) => reason.online !== 'nobody' && !reason.archived && reason.resourceIds.includes(resourceId),
  );
  const start = Math.max(from.epochMilliseconds, now.epochMilliseconds);
  const range = { start, end: from.epochMilliseconds + days * DAY_MS };
  const diary = await readDiary(database, resourceId, reasons, { range, now });
  const online = { now: now.epochMilliseconds, known: true };
  return {
    ...{ resource, open: true },
    reasons: reasons.map((reason) => ({
      reason,
      times: freeSlots(diary, reason, { range, online }).map((slot) => ({ start: slot.start, siteId: slot.siteId })),
    })),
  };
}

import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { sitesOf } from '#services/practice/professionals/module.ts';
import { readDiary } from './diary.ts';
import { isOpenOnline } from './online.ts';
import type { ReasonView } from './api/resources.ts';
import type { AgendaPort, Availability } from './ports.ts';
import { reasonsOf } from './reasons.ts';
import { resourceBrief, resourceRow } from './resources.ts';
import { union, type Interval } from './times/intervals.ts';
import { freeSlots, type Slot } from './times/slots.ts';

const DAY_MS = 86_400_000;

/**
 * What one professional offers on line: each reason patients see, with its free times. A reason for known patients only
 * gives the times they may have; who asks must know them.
 * @throws {NotFound} `agenda.resource.not-found`
 */
export async function availabilityOf(
  database: OrganizationDatabase,
  asked: Parameters<AgendaPort['availability']>[1] & { readonly now: Temporal.Instant },
): Promise<Availability> {
  const { resourceId, from, days, now } = asked;
  const row = await resourceRow(database, resourceId);
  const sites = await sitesOf(database);
  const resource = resourceBrief(row, sites);
  if (!(await isOpenOnline(database, row, now))) return { resource, open: false, reasons: [] };
  const reasons = (await reasonsOf(database)).filter(
    (reason) => reason.online !== 'nobody' && !reason.archived && reason.resourceIds.includes(resourceId),
  );
  const start = Math.max(from.epochMilliseconds, now.epochMilliseconds);
  const range = { start, end: from.epochMilliseconds + days * DAY_MS };
  const pieces = asked.within === undefined ? [range] : union(asked.within(resource, reasons).flatMap(cutTo(range)));
  const diary = await readDiary(database, resourceId, reasons, { range, now, pieces, sites });
  const online = { now: now.epochMilliseconds, known: true };
  const times = (reason: ReasonView) =>
    pieces.flatMap((piece) => freeSlots(diary, reason, { range: piece, online })).map(timeOf);
  return { ...{ resource, open: true }, reasons: reasons.map((reason) => ({ reason, times: times(reason) })) };
}

function cutTo(range: Interval) {
  return ({ start, end }: Interval): readonly Interval[] => {
    const cut = { start: Math.max(start, range.start), end: Math.min(end, range.end) };
    return cut.start < cut.end ? [cut] : [];
  };
}

function timeOf({ start, siteId }: Slot) {
  return { start, siteId };
}

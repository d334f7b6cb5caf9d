import type { z } from 'zod';
import { sitesOf } from '#services/practice/professionals/module.ts';
import type { freeDaysQuery } from './api/view.ts';
import { readableResources } from './appointment-views.ts';
import type { AgendaContext } from './context.ts';
import { readDiary } from './diary.ts';
import { reasonsOf } from './reasons.ts';
import { resourceRows } from './resources.ts';
import { freeSlots } from './times/slots.ts';

/** Days (`YYYY-MM-DD`) with a place left in one of the agendas asked, for any of their reasons; past hours count for none. */
export async function freeDays(
  context: AgendaContext,
  { from, days, resources }: z.output<typeof freeDaysQuery>,
): Promise<readonly string[]> {
  const { database, now } = context;
  const [sites, reasons] = [await sitesOf(database), await reasonsOf(database)];
  const rows = await resourceRows(database);
  const seen = readableResources(context, rows);
  const wanted = resources === undefined ? null : new Set(resources.split(','));
  const found = new Set<string>();
  for (const row of rows) {
    const skipped = wanted !== null && !wanted.has(row.id);
    if (row.kind !== 'professional' || row.archived_at !== null || !seen.has(row.id) || skipped) continue;
    const timeZone = sites.find(({ id }) => id === row.site_id)?.timeZone ?? 'Europe/Paris';
    const first = Temporal.PlainDate.from(from);
    const range = {
      start: Math.max(first.toZonedDateTime(timeZone).epochMilliseconds, now.epochMilliseconds),
      end: first.add({ days }).toZonedDateTime(timeZone).epochMilliseconds,
    };
    if (range.end <= range.start) continue;
    const offered = reasons.filter(({ archived, resourceIds }) => !archived && resourceIds.includes(row.id));
    const diary = await readDiary(database, row.id, offered, { range, now });
    for (const { start } of offered.flatMap((reason) => freeSlots(diary, reason, { range, online: null }))) {
      const at = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(timeZone);
      found.add(at.toPlainDate().toString());
    }
  }
  return [...found].toSorted();
}

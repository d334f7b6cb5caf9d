import type { z } from 'zod';
import { siteOf } from '#services/practice/professionals/module.ts';
import type { hoursAnswer } from './api/hours.ts';
import { closuresOf } from './closures.ts';
import { requireOver, type AgendaContext } from './context.ts';
import { openingsOf } from './openings.ts';
import { resourceRow } from './resources.ts';
import { holidaysIn } from './times/holidays.ts';

/** What the settings of one agenda show: hours, closures to come, public holidays of the twelve months to come. */
export async function hoursOf(context: AgendaContext, resourceId: string): Promise<z.input<typeof hoursAnswer>> {
  const { database, now } = context;
  const row = await resourceRow(database, resourceId);
  requireOver(context, 'agenda.appointments.read', row);
  const site = await siteOf(database, row.site_id);
  const today = now.toZonedDateTimeISO(site.timeZone).toPlainDate();
  const last = today.add({ years: 1 }).toString();
  return {
    openings: await openingsOf(database, resourceId, today.toString()),
    closures: [...(await closuresOf(database, [resourceId], { start: now.epochMilliseconds, end: null }))],
    holidays: holidaysIn(site.holidayZone, today.year, today.year + 1)
      .filter(({ day }) => day >= today.toString() && day <= last)
      .map(({ day, name }) => ({ day, name })),
  };
}

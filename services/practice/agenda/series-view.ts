import type { z } from 'zod';
import type { seriesAnswer } from './api/series.ts';
import { appointmentViews } from './appointment-views.ts';
import type { AppointmentRow } from './appointments.ts';
import type { AgendaContext } from './context.ts';

/** The appointments of a series, as booked. */
export async function seriesView(context: AgendaContext, seriesId: string): Promise<z.input<typeof seriesAnswer>> {
  const rows = await context.database
    .selectFrom('agenda.appointments')
    .selectAll()
    .where('series_id', '=', seriesId)
    .orderBy('starts_at')
    .execute();
  return { seriesId, appointments: [...(await appointmentViews(context, rows as AppointmentRow[]))] };
}

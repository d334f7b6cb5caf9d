import { z } from 'zod';
import { appointmentSchema, freeTimeSchema } from './appointments.ts';
import { brokenRuleSchema, instantSchema, overrideSchema } from './vocabulary.ts';

/** Every n days, weeks or months at the same hour of the wall clock, whatever the season. */
const recurrenceSchema = z.object({
  unit: z.enum(['day', 'week', 'month']),
  every: z.int().min(1).max(52),
  count: z.int().min(2).max(60),
});
export type Recurrence = z.output<typeof recurrenceSchema>;

const series = {
  resourceId: z.uuid(),
  reasonId: z.uuid(),
  patientId: z.uuid().nullable().default(null),
  minutes: z.int().min(5).max(720).optional(),
};

/** POST /api/agenda/series/check: every date, before anything is booked. */
export const seriesCheckSchema = z.object({ ...series, startsAt: instantSchema, recurrence: recurrenceSchema });
export const seriesDateSchema = z.object({
  startsAt: instantSchema,
  endsAt: instantSchema,
  free: z.boolean(),
  /** Empty when free, or when the time is simply taken. */
  rules: z.array(brokenRuleSchema),
  /** Free times near a date that is not. */
  proposals: z.array(freeTimeSchema),
});
export const seriesCheckAnswer = z.object({ dates: z.array(seriesDateSchema) });

/**
 * POST /api/agenda/series: all the dates or none. 409 `agenda.series-taken` with `facts.dates` (those of the check)
 * when one of them is not free.
 */
export const newSeriesSchema = z.object({
  id: z.uuid(),
  ...series,
  dates: z
    .array(z.object({ appointmentId: z.uuid(), startsAt: instantSchema }))
    .min(1)
    .max(60),
  override: overrideSchema.optional(),
});
export type NewSeries = z.input<typeof newSeriesSchema>;
export const seriesAnswer = z.object({ seriesId: z.uuid(), appointments: z.array(appointmentSchema) });

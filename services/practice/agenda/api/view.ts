import { z } from 'zod';
import { appointmentSchema, freeTimeSchema } from './appointments.ts';
import { closureSchema } from './hours.ts';
import { resourceSchema } from './resources.ts';
import { daySchema, instantSchema, placeSchema, stateSchema } from './vocabulary.ts';

/** GET /api/agenda/view?from=2026-11-19&days=7: everything a day or a week shows, in one read. */
export const viewQuery = z.object({
  from: daySchema,
  days: z.coerce.number().int().min(1).max(42).default(1),
  resources: z
    .string()
    .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/)
    .optional()
    .describe('Identifiers separated by commas; all unless said'),
  /** Free times are computed for this reason; else for the shortest each opening offers. */
  reasonId: z.uuid().optional(),
});

/** An open time of one column, as the wall clock of the site has it that day. */
const openTimeSchema = z.object({
  openingId: z.uuid(),
  startsAt: instantSchema,
  endsAt: instantSchema,
  places: z.array(placeSchema),
  reasonIds: z.array(z.uuid()),
  online: z.boolean(),
});

const columnSchema = z.object({
  resource: resourceSchema,
  openings: z.array(openTimeSchema),
  /** A room or a device that keeps no hours of its own. */
  alwaysOpen: z.boolean(),
  closures: z.array(closureSchema),
  /** Identifiers of `appointments`, those where it is only an extra resource included; in order of time. */
  appointmentIds: z.array(z.uuid()),
  /** Times taken by visits the caller may not read. */
  busy: z.array(z.object({ startsAt: instantSchema, endsAt: instantSchema })),
  /** Times kept for somebody who is choosing, or for a waiting patient, until a deadline. */
  held: z.array(
    z.object({
      holdId: z.uuid(),
      startsAt: instantSchema,
      endsAt: instantSchema,
      heldUntil: instantSchema,
      purpose: z.enum(['visitor', 'waiting-list']),
    }),
  ),
  free: z.array(freeTimeSchema),
});

/** GET /api/agenda/free-days: days with a place left, for a month to choose from. */
export const freeDaysQuery = viewQuery.pick({ from: true, resources: true }).extend({
  days: z.coerce.number().int().min(1).max(42),
});
export const freeDaysAnswer = z.object({ days: z.array(daySchema) });

export const viewAnswer = z.object({
  from: daySchema,
  days: z.int(),
  now: instantSchema,
  columns: z.array(columnSchema),
  appointments: z.array(appointmentSchema),
  holidays: z.array(z.object({ day: daySchema, name: z.string(), zone: z.string() })),
  /** Arrived and not yet called in, longest wait first (today only). */
  waitingRoom: z.array(z.object({ appointmentId: z.uuid(), minutes: z.int() })),
  /** By state, over the days asked. */
  counts: z.record(stateSchema, z.int()),
  /** By reason, cancelled ones apart. */
  reasonCounts: z.array(z.object({ reasonId: z.uuid(), count: z.int() })),
  /** Days among those asked with at least one free time, for the small calendar. */
  freeDays: z.array(daySchema),
});
export type AgendaViewAnswer = z.output<typeof viewAnswer>;
export type ColumnView = z.output<typeof columnSchema>;

import { z } from 'zod';
import { daySchema, instantSchema, placeSchema, wallTimeSchema } from './vocabulary.ts';

const hours = {
  resourceId: z.uuid(),
  siteId: z.uuid().describe('Where; a professional may receive at several sites'),
  starts: wallTimeSchema,
  /** At or before `starts`: the next day. */
  ends: wallTimeSchema,
  /** Kinds offered here (MAI-069); empty: all those the professional offers. */
  reasonIds: z.array(z.uuid()).max(50),
  places: z.array(placeSchema).min(1).max(3),
  /** Patients may book here on line; else for the practice only. */
  online: z.boolean(),
  /** Distance between starting times; null: the length of the reason. */
  stepMinutes: z.int().min(5).max(240).nullable(),
};

/** Weekly: on this day of the week (1 Monday), every n weeks counted from the week of `from`. Else once, on a day. */
const when = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('weekly'),
    weekday: z.int().min(1).max(7),
    everyWeeks: z.int().min(1).max(12).default(1),
    from: daySchema,
    until: daySchema.nullable().default(null).describe('Last day included'),
  }),
  z.object({ kind: z.literal('once'), day: daySchema }),
]);

const openingSchema = z.object({ id: z.uuid(), ...hours, when });
export type OpeningView = z.output<typeof openingSchema>;

/**
 * POST /api/agenda/openings. 409 `agenda.opening-overlaps` when it lies over another opening or an occupied time,
 * unless `allowOverlap` (MAI-070).
 */
export const newOpeningSchema = z.object({
  id: z.uuid(),
  ...hours,
  reasonIds: hours.reasonIds.default([]),
  places: hours.places.default(['site', 'video', 'home']),
  online: hours.online.default(true),
  stepMinutes: hours.stepMinutes.default(null),
  when,
  allowOverlap: z.boolean().default(false),
});
export type NewOpening = z.input<typeof newOpeningSchema>;

/**
 * DELETE /api/agenda/openings/:openingId?appointments=: from today on. Booked visits that stand outside the hours that
 * are left are kept at their time; told to `ask` first, it answers 409 `agenda.opening-strands` with
 * `facts.appointmentIds`.
 */
export const openingRemovalQuery = z.object({ appointments: z.enum(['ask', 'keep']).default('keep') });
export type OpeningRemoval = z.output<typeof openingRemovalQuery>;

/**
 * PUT /api/agenda/openings/:openingId: the whole opening again; weekly hours stay as they were before `when.from`. 409 as
 * for a new one and for one taken away.
 */
export const openingChangeSchema = newOpeningSchema
  .omit({ id: true, resourceId: true })
  .extend(openingRemovalQuery.shape);
export type OpeningChange = z.output<typeof openingChangeSchema>;

const CLOSURE_KINDS = {
  leave: 'Congé',
  training: 'Formation',
  meeting: 'Réunion',
  break: 'Pause',
  closed: 'Fermé',
} as const;
const closureKindSchema = z.enum(Object.keys(CLOSURE_KINDS) as (keyof typeof CLOSURE_KINDS)[]);

export const closureSchema = z.object({
  id: z.uuid(),
  resourceId: z.uuid(),
  kind: closureKindSchema,
  label: z.string().nullable(),
  startsAt: instantSchema,
  endsAt: instantSchema,
  createdAt: instantSchema,
  createdBy: z.string(),
  /** Appointments cancelled by it, whose patients are told. */
  cancelled: z.int(),
});
export type ClosureView = z.output<typeof closureSchema>;

/**
 * POST /api/agenda/closures: leave, absence, one closed Tuesday. Over booked appointments it answers 409
 * `agenda.closure-has-appointments` with `facts.appointmentIds`, until `appointments` says what becomes of them.
 */
export const newClosureSchema = z.object({
  id: z.uuid(),
  resourceIds: z.array(z.uuid()).min(1).max(50),
  kind: closureKindSchema.default('closed'),
  label: z.string().trim().max(80).nullable().default(null).describe('Read by colleagues; nothing about a patient'),
  startsAt: instantSchema,
  endsAt: instantSchema,
  appointments: z.enum(['keep', 'cancel']).optional(),
});
export type NewClosure = z.input<typeof newClosureSchema>;
export const closuresAnswer = z.object({ closures: z.array(closureSchema) });

/** GET /api/agenda/hours?resourceId=: what the settings of one agenda show. */
export const hoursQuery = z.object({ resourceId: z.uuid() });
export const hoursAnswer = z.object({
  openings: z.array(openingSchema),
  /** Those not yet over. */
  closures: z.array(closureSchema),
  /** Public holidays of the twelve months to come, in the zone of the site. */
  holidays: z.array(z.object({ day: daySchema, name: z.string() })),
});

export const openingParams = z.object({ openingId: z.uuid() });
export const closureParams = z.object({ closureId: z.uuid() });

import { z } from 'zod';
import {
  cancelCauseSchema,
  instantSchema,
  originSchema,
  overrideSchema,
  placeSchema,
  stateSchema,
  versionSchema,
} from './vocabulary.ts';

/**
 * Who comes, as far as the caller may know: `hidden` says why there is nothing more (no right to read patients, the
 * patient's opposition, an appointment of another professional).
 */
const patientDisplaySchema = z.object({
  id: z.uuid().nullable(),
  hidden: z.enum(['no-right', 'opposition']).nullable(),
  name: z.string().nullable(),
  birthDate: z.string().nullable(),
  phone: z.string().nullable(),
});
export type PatientDisplay = z.output<typeof patientDisplaySchema>;

/** One appointment as columns, lists and series show it. */
export const appointmentSchema = z.object({
  id: z.uuid(),
  version: versionSchema,
  resourceId: z.uuid(),
  /** Rooms and devices taken with it. */
  extraResourceIds: z.array(z.uuid()),
  reasonId: z.uuid(),
  /** Null: nobody is named yet. */
  patient: patientDisplaySchema.nullable(),
  startsAt: instantSchema,
  endsAt: instantSchema,
  state: stateSchema,
  place: placeSchema,
  origin: originSchema,
  overbooked: z.boolean(),
  seriesId: z.uuid().nullable(),
  /** The patient said to be late. */
  late: z.boolean(),
  /** When each step was taken. */
  steps: z.object({
    bookedAt: instantSchema,
    confirmedAt: instantSchema.nullable(),
    arrivedAt: instantSchema.nullable(),
    startedAt: instantSchema.nullable(),
    doneAt: instantSchema.nullable(),
    missedAt: instantSchema.nullable(),
    cancelledAt: instantSchema.nullable(),
  }),
  /** From arrival to being called in, or until now. */
  waitingMinutes: z.int().nullable(),
  cancelCause: cancelCauseSchema.nullable(),
  hasNote: z.boolean(),
});
export type AppointmentView = z.output<typeof appointmentSchema>;

/** GET /api/agenda/appointments/:appointmentId: with what is kept encrypted. */
export const appointmentDetailSchema = appointmentSchema.extend({
  note: z.string().nullable(),
  cancelNote: z.string().nullable(),
  overbookReason: z.string().nullable(),
  instructions: z.string().nullable(),
});
export type AppointmentDetail = z.output<typeof appointmentDetailSchema>;

const noteSchema = z.string().trim().max(2000).nullable();

/**
 * POST /api/agenda/appointments. `id` is made by the caller: the same sent twice makes one appointment (MAI-035).
 * 409 `agenda.slot-taken` (`facts`: takenFactsSchema) or `agenda.outside-rules` (`facts`: rulesFactsSchema) until
 * `override` is given.
 */
export const newAppointmentSchema = z.object({
  id: z.uuid(),
  resourceId: z.uuid(),
  reasonId: z.uuid(),
  patientId: z.uuid().nullable().default(null),
  startsAt: instantSchema,
  minutes: z.int().min(5).max(720).optional().describe('Those of the reason unless said'),
  place: placeSchema.optional(),
  origin: z.enum(['practice', 'secretariat', 'referral', 'sas']).default('practice'),
  note: noteSchema.default(null),
  extraResourceIds: z.array(z.uuid()).max(10).optional().describe('Else chosen among those the reason needs'),
  override: overrideSchema.optional(),
});
export type NewAppointment = z.input<typeof newAppointmentSchema>;

/** Which appointments of a series an act is for. */
const seriesScopeSchema = z.enum(['one', 'following', 'all']);
export type SeriesScope = z.output<typeof seriesScopeSchema>;

/** POST …/move: another time, length, column. The appointment stays the same and keeps its history. */
export const moveSchema = z.object({
  version: versionSchema,
  startsAt: instantSchema,
  resourceId: z.uuid().optional(),
  minutes: z.int().min(5).max(720).optional(),
  extraResourceIds: z.array(z.uuid()).max(10).optional(),
  scope: seriesScopeSchema.default('one'),
  override: overrideSchema.optional(),
});
export type Move = z.input<typeof moveSchema>;

/** PATCH …: what does not change the time; `reasonId` keeps the length. */
export const appointmentChangeSchema = z.object({
  version: versionSchema,
  reasonId: z.uuid().optional(),
  patientId: z.uuid().nullable().optional(),
  place: placeSchema.optional(),
  late: z.boolean().optional(),
  note: noteSchema.optional(),
});
export type AppointmentChange = z.output<typeof appointmentChangeSchema>;

/** POST …/state: `cancelled` has its own act. */
export const stateChangeSchema = z.object({ version: versionSchema, state: stateSchema.exclude(['cancelled']) });

/** POST …/cancel. */
export const cancelSchema = z.object({
  version: versionSchema,
  cause: cancelCauseSchema.default('professional'),
  note: noteSchema.default(null),
  scope: seriesScopeSchema.default('one'),
});

/** POST …/undo: takes back the last change, as long as its time is still free. */
export const undoSchema = z.object({ version: versionSchema });

export const appointmentParams = z.object({ appointmentId: z.uuid() });

/** A time that may be taken. */
export const freeTimeSchema = z.object({
  resourceId: z.uuid(),
  reasonId: z.uuid(),
  siteId: z.uuid(),
  startsAt: instantSchema,
  endsAt: instantSchema,
  place: placeSchema,
});
export type FreeTime = z.output<typeof freeTimeSchema>;

/** GET /api/agenda/slots: free times for a reason, for the practice (online rules apart). */
export const slotsQuery = z.object({
  reasonId: z.uuid(),
  resourceId: z.uuid().optional().describe('Any professional offering the reason unless said'),
  from: instantSchema.optional(),
  days: z.coerce.number().int().min(1).max(120).default(14),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const slotsAnswer = z.object({ times: z.array(freeTimeSchema) });

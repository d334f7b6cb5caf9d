import { z } from 'zod';
import { appointmentSchema } from './appointments.ts';
import { daySchema, instantSchema, originSchema, placeSchema, stateSchema } from './vocabulary.ts';

const CHANGE_KINDS = {
  created: 'Rendez-vous pris',
  moved: 'Déplacé',
  resized: 'Durée changée',
  changed: 'Modifié',
  state: 'État changé',
  cancelled: 'Annulé',
  undone: 'Retour en arrière',
} as const;
const changeKindSchema = z.enum(Object.keys(CHANGE_KINDS) as (keyof typeof CHANGE_KINDS)[]);
export type ChangeKind = z.output<typeof changeKindSchema>;

/** An appointment at one moment of its history. */
const snapshotSchema = z.object({
  resourceId: z.uuid(),
  extraResourceIds: z.array(z.uuid()),
  reasonId: z.uuid(),
  patientId: z.uuid().nullable(),
  startsAt: instantSchema,
  endsAt: instantSchema,
  state: stateSchema,
  place: placeSchema,
  late: z.boolean(),
});
export type Snapshot = z.output<typeof snapshotSchema>;

/** GET …/:appointmentId/history (SEC-31): oldest first. */
export const historyAnswer = z.object({
  changes: z.array(
    z.object({
      number: z.int(),
      at: instantSchema,
      kind: changeKindSchema,
      by: z.object({ kind: z.enum(['person', 'patient', 'token', 'system']), name: z.string() }),
      before: snapshotSchema.nullable(),
      after: snapshotSchema,
    }),
  ),
});

/** GET /api/agenda/changes?since=: what changed in these agendas (« depuis hier », SEC-32), newest first. */
export const changesQuery = z.object({
  since: instantSchema.optional().describe('The last visit of the person unless said'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const changesAnswer = z.object({
  since: instantSchema,
  /** A thousand stands for a thousand or more. */
  unread: z.int(),
  changes: z.array(
    z.object({
      at: instantSchema,
      kind: changeKindSchema,
      origin: originSchema,
      byPatient: z.boolean(),
      by: z.string(),
      before: snapshotSchema.nullable(),
      appointment: appointmentSchema,
    }),
  ),
});

/** GET /api/agenda/patients/:patientId/appointments: the visits of one patient to this practice (MAI-076). */
export const patientAppointmentsParams = z.object({ patientId: z.uuid() });
export const appointmentsAnswer = z.object({ appointments: z.array(appointmentSchema) });

/** GET /api/agenda/news: changes of the agenda's functions this person has not seen (MAI-078). POST …/news/seen. */
export const newsAnswer = z.object({
  notes: z.array(z.object({ id: z.string(), day: daySchema, title: z.string(), text: z.string() })),
});

/** GET, PUT /api/agenda/settings. */
export const settingsSchema = z.object({
  /** How long the history of an appointment is kept (SEC-31). */
  historyMonths: z.int().min(1).max(120),
  /** How long a time is held for a visitor who is choosing (MAI-082). */
  holdMinutes: z.int().min(1).max(60),
});
export type AgendaSettings = z.output<typeof settingsSchema>;

/** GET /api/agenda/feeds: calendar links (iCalendar) of one professional each. */
export const feedSchema = z.object({
  id: z.uuid(),
  resourceId: z.uuid(),
  /** Patients' names are in it: chosen, never by default. */
  names: z.boolean(),
  createdAt: instantSchema,
  createdBy: z.string(),
  lastReadAt: instantSchema.nullable(),
});
export const feedsAnswer = z.object({ feeds: z.array(feedSchema) });
/** POST /api/agenda/feeds. The address is shown once. */
export const newFeedSchema = z.object({ resourceId: z.uuid(), names: z.boolean().default(false) });
export const newFeedAnswer = z.object({ feed: feedSchema, url: z.string() });
export const feedParams = z.object({ feedId: z.uuid() });

import { z } from 'zod';

/**
 * The whole HTTP contract of `/api/reminders`, safe for the browser.
 *
 * | | |
 * |---|---|
 * | GET /settings · PUT /settings/:professionalId | by what and how long before each professional reminds |
 * | GET /days/:day | reminders due on a day, and every patient still to call |
 * | POST /tasks/:reminderId/done · …/reopen | a patient was called |
 * | GET, POST /appointments/:appointmentId | reminders of one appointment; sends one now |
 */
const CHANNELS = ['sms', 'mail'] as const;
const channelSchema = z.enum(CHANNELS);
export type Channel = z.output<typeof channelSchema>;

/**
 * `planned` waits for its time; `queued` is in our outbox; `sent`: a carrier or a mail server has it; `delivered`: the
 * carrier says that the telephone has it; `failed`: it did not reach the patient; `refused`: the patient wants none;
 * `dropped`: no longer of use.
 */
const STATES = ['planned', 'queued', 'sent', 'delivered', 'failed', 'refused', 'dropped'] as const;
const stateSchema = z.enum(STATES);
export type ReminderState = z.output<typeof stateSchema>;

const CAUSES = [
  ...['not-given', 'not-working', 'not-mobile', 'carrier-refused', 'not-delivered'],
  ...['not-wanted', 'stop', 'cancelled', 'moved', 'past', 'settings', 'superseded', 'not-subscribed'],
] as const;
const causeSchema = z.enum(CAUSES);
export type Cause = z.output<typeof causeSchema>;

const MIN_LEAD_MINUTES = 30;
const MAX_LEAD_MINUTES = 14 * 24 * 60;
const MOST_LEADS = 4;

export const settingsChangeSchema = z.object({
  active: z.boolean(),
  channel: channelSchema,
  leadMinutes: z
    .array(z.int().min(MIN_LEAD_MINUTES, 'Une demi-heure au moins.').max(MAX_LEAD_MINUTES, 'Deux semaines au plus.'))
    .min(1, 'Choisissez au moins un délai.')
    .max(MOST_LEADS, 'Quatre délais au plus.')
    .transform((leads) => [...new Set(leads)].toSorted((one, other) => other - one)),
});
export type SettingsChange = z.output<typeof settingsChangeSchema>;

const professionalSettings = z.object({
  professionalId: z.uuid(),
  name: z.string(),
  active: z.boolean(),
  channel: channelSchema,
  leadMinutes: z.array(z.int()),
  /** Whether the caller may change them. */
  mayChange: z.boolean(),
});

/** `subscribed`: whether the practice has the option of reminders today (MAI-112). */
export const settingsAnswer = z.object({ subscribed: z.boolean(), professionals: z.array(professionalSettings) });
export type Settings = z.output<typeof settingsAnswer>;

/** Who is reminded, as far as the caller may know; `hidden` says why there is no more. */
const patientSchema = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  hidden: z.enum(['no-right', 'opposition']).nullable(),
});

const reminderSchema = z.object({
  id: z.uuid(),
  appointmentId: z.uuid(),
  professionalId: z.uuid(),
  patient: patientSchema,
  /** The time it reminds of, and when it was or will be sent. ISO instants. */
  startsAt: z.string(),
  dueAt: z.string(),
  /** Null: sent by hand, by `askedBy`. */
  leadMinutes: z.int().nullable(),
  askedBy: z.string().nullable(),
  channel: channelSchema,
  state: stateSchema,
  cause: causeSchema.nullable(),
  settledAt: z.string().nullable(),
  /** « Appeler le patient »: there once the reminder failed. */
  task: z.object({ doneAt: z.string().nullable(), doneBy: z.string().nullable() }).nullable(),
});
export type Reminder = z.output<typeof reminderSchema>;

export const dayAnswer = z.object({
  subscribed: z.boolean(),
  reminders: z.array(reminderSchema),
  /** Reminders that failed, of any day, whose patient nobody has called yet and whose visit is to come. */
  toCall: z.array(reminderSchema),
});
export type RemindersDay = z.output<typeof dayAnswer>;

export const appointmentAnswer = z.object({ reminders: z.array(reminderSchema) });
export const byHandSchema = z.object({ channel: channelSchema.optional() });

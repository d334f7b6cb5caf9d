import { z } from 'zod';

/** Words shared by every request and answer of `/api/agenda`. Browser-safe: schemas, values and types only. */

/** Where a visit is on its way; the hours of each step are kept. */
const APPOINTMENT_STATES = ['booked', 'confirmed', 'arrived', 'in-progress', 'done', 'missed', 'cancelled'] as const;
export const stateSchema = z.enum(APPOINTMENT_STATES);
export type AppointmentState = z.output<typeof stateSchema>;

export const placeSchema = z.enum(['site', 'video', 'home']);
export type Place = z.output<typeof placeSchema>;

/** Who put the appointment there (MAI-072). */
export const originSchema = z.enum(['practice', 'online', 'referral', 'sas', 'secretariat']);
export type Origin = z.output<typeof originSchema>;

export const resourceKindSchema = z.enum(['professional', 'room', 'device']);

/** Who may book a reason on line. */
export const onlineSchema = z.enum(['nobody', 'known', 'everybody']);
export type Online = z.output<typeof onlineSchema>;

/** Why an appointment was cancelled; the words beside it are kept encrypted. */
const CANCEL_CAUSES = ['patient', 'professional', 'closure', 'mistake', 'other'] as const;
export const cancelCauseSchema = z.enum(CANCEL_CAUSES);
export type CancelCause = z.output<typeof cancelCauseSchema>;

/** Rules of the practice that a time breaks; French names beside them for whoever is refused (SEC-28). */
export const BROKEN_RULES = {
  past: 'l’heure est passée',
  'not-open': 'hors des horaires ouverts',
  closed: 'fermé ou en congé',
  holiday: 'jour férié',
  'reason-not-offered': 'motif non proposé sur cette plage',
  'place-not-offered': 'lieu non proposé sur cette plage',
  'reason-not-practised': 'motif non proposé par ce praticien',
  duration: 'durée différente de celle du motif',
  quota: 'nombre maximal atteint ce jour pour ce motif',
  'resource-missing': 'salle ou appareil nécessaire non libre',
} as const;
export type BrokenRule = keyof typeof BROKEN_RULES;
export const brokenRuleSchema = z.enum(Object.keys(BROKEN_RULES) as BrokenRule[]);

/** An instant; answers are in UTC. */
export const instantSchema = z.iso.datetime({ offset: true, error: 'Une date et une heure sont attendues.' });
export const daySchema = z.iso.date('Une date est attendue (AAAA-MM-JJ).');
/** Hour of the wall clock at the site. */
export const wallTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Une heure est attendue (HH:MM).');

export const colorSchema = z.int().min(1).max(6);

/** Number of the last change the person had seen; a later one answers 409 `agenda.appointment.changed-meanwhile`. */
export const versionSchema = z.int().positive();

/**
 * A deliberate exception, with its reason: outside the rules, or over a time already taken. Demands
 * `agenda.appointments.overbook` and is written in the journal (MAI-070).
 */
export const overrideSchema = z.object({
  reason: z.string().trim().min(1, 'Dites pourquoi.').max(300).describe('Kept encrypted'),
});
export type Override = z.output<typeof overrideSchema>;

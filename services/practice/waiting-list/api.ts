import { z } from 'zod';

/**
 * The whole HTTP contract of `/api/waiting-list`. Safe for the browser: no import but zod.
 *
 * | | |
 * |---|---|
 * | GET, POST /requests · PATCH /requests/:requestId · POST …/withdraw | who waits, for what, when |
 * | GET /cascades | freed times under way and lately closed, with who is asked and until when |
 * | POST /cascades | offers a free time by hand |
 * | POST /cascades/:cascadeId/next · …/take-back | « Suivante », « Reprendre » |
 * | GET /figures | how many freed times are filled, how fairly |
 * | GET, PUT /settings | deadline of an offer, what is too near to be offered, hours at which nobody is woken |
 *
 * Events for open pages: `waiting-list.cascade.changed {cascadeId, resourceId}`, `waiting-list.request.changed
 * {requestId}`.
 */

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Une heure est attendue (HH:MM).');

const URGENCIES = { urgent: 'Urgent', soon: 'Dès que possible', routine: 'Sans urgence' } as const;
const urgencySchema = z.enum(Object.keys(URGENCIES) as (keyof typeof URGENCIES)[]);
export type Urgency = z.output<typeof urgencySchema>;

/** When the patient can come: these days of the week (1 Monday), between these hours of the wall clock. */
const availabilitySchema = z.object({
  weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
  from: wallTime,
  until: wallTime,
});

const fields = {
  patientId: z.uuid(),
  /** Any of these reasons. */
  reasonIds: z.array(z.uuid()).min(1).max(20),
  /** Any of these professionals. */
  resourceIds: z.array(z.uuid()).min(1).max(50),
  availability: z.array(availabilitySchema).min(1).max(7),
  earliestDay: z.iso.date().nullable(),
  latestDay: z.iso.date().nullable(),
  urgency: urgencySchema,
  /** Kilometres from home to the practice, when known: nearer first, all else equal. */
  distanceKm: z.number().min(0).max(1000).nullable(),
  /** How long before a time the patient must be told to be able to come. */
  noticeMinutes: z.int().min(0).max(20_160),
  channel: z.enum(['sms', 'email']),
  /** A later appointment given up when an earlier time is accepted. */
  appointmentId: z.uuid().nullable(),
};

/** POST /api/waiting-list/requests. `id` is made by the caller: sent twice, it counts once. */
export const newRequestSchema = z.object({
  ...fields,
  id: z.uuid(),
  availability: fields.availability.default([{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '23:59' }]),
  earliestDay: fields.earliestDay.default(null),
  latestDay: fields.latestDay.default(null),
  urgency: fields.urgency.default('routine'),
  distanceKm: fields.distanceKm.default(null),
  noticeMinutes: fields.noticeMinutes.default(60),
  channel: fields.channel.default('sms'),
  appointmentId: fields.appointmentId.default(null),
});
export type NewRequest = z.input<typeof newRequestSchema>;
export const requestChangeSchema = z.object(fields).omit({ patientId: true }).partial();
export type RequestChange = z.output<typeof requestChangeSchema>;

const patientSchema = z.object({
  id: z.uuid().nullable(),
  hidden: z.enum(['no-right', 'opposition']).nullable(),
  name: z.string().nullable(),
  birthDate: z.string().nullable(),
  phone: z.string().nullable(),
});

const requestSchema = z.object({
  id: z.uuid(),
  ...fields,
  patient: patientSchema,
  state: z.enum(['waiting', 'offered', 'satisfied', 'withdrawn']),
  createdAt: z.string(),
  /** Offers made so far, and what became of them. */
  offers: z.object({ made: z.int(), refused: z.int(), expired: z.int() }),
});
export type RequestView = z.output<typeof requestSchema>;
/** Those who wait, then those whose request ended lately; `more` when there are still others. */
export const requestsAnswer = z.object({ requests: z.array(requestSchema), more: z.boolean() });
export const requestParams = z.object({ requestId: z.uuid() });

export const OFFER_STATES = ['offered', 'accepted', 'refused', 'expired', 'skipped', 'taken-back'] as const;
const offerSchema = z.object({
  id: z.uuid(),
  requestId: z.uuid(),
  patient: patientSchema,
  rank: z.int(),
  state: z.enum(OFFER_STATES),
  channel: z.enum(['sms', 'email']),
  sentAt: z.string(),
  deadline: z.string(),
});

const cascadeSchema = z.object({
  id: z.uuid(),
  resourceId: z.uuid(),
  resourceName: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  state: z.enum(['offering', 'filled', 'exhausted', 'taken-back', 'lapsed']),
  freedAt: z.string(),
  /** How many patients the rule found for it: « 2e sur 5 ». */
  candidates: z.int(),
  /** The one asked now, when one is. */
  current: offerSchema.nullable(),
  past: z.array(offerSchema),
});
export type CascadeView = z.output<typeof cascadeSchema>;
/** GET /api/waiting-list/cascades: those under way and those closed in the last 24 hours; `now` for the countdown. */
export const cascadesAnswer = z.object({ now: z.string(), cascades: z.array(cascadeSchema) });
export const newCascadeSchema = z.object({
  id: z.uuid(),
  resourceId: z.uuid(),
  startsAt: z.string(),
  endsAt: z.string(),
});
export const cascadeParams = z.object({ cascadeId: z.uuid() });

/** GET /api/waiting-list/figures: over the last 30 days. */
export const figuresAnswer = z.object({
  freed: z.int(),
  filled: z.int(),
  /** Between 0 and 1; null when nothing was freed. */
  fillRate: z.number().nullable(),
  medianMinutesToFill: z.number().nullable(),
  waiting: z.int(),
  medianDaysWaiting: z.number().nullable(),
  /** Share of offers that went to the tenth of patients offered most; near 0.1 is even. */
  topTenthShare: z.number().nullable(),
  neverOffered: z.int(),
});

export const settingsSchema = z.object({
  enabled: z.boolean(),
  /** How long one patient has to answer. */
  offerMinutes: z.int().min(5).max(240),
  /** A time nearer than this is not offered by itself. */
  leadMinutes: z.int().min(0).max(1440),
  /** No message leaves before or after these hours of the wall clock. */
  quietFrom: wallTime,
  quietUntil: wallTime,
});
export type WaitingListSettings = z.output<typeof settingsSchema>;

import { z } from 'zod';
import { colorSchema, onlineSchema, placeSchema, resourceKindSchema } from './vocabulary.ts';

/** Whoever or whatever can be taken for a time: a professional, a room, a device. */
export const resourceSchema = z.object({
  id: z.uuid(),
  kind: resourceKindSchema,
  /** Of a professional: what rights and delegations name. */
  professionalId: z.uuid().nullable(),
  name: z.string(),
  siteId: z.uuid(),
  /** IANA zone of the site: hours are those of its wall clock. */
  timeZone: z.string(),
  holidayZone: z.string(),
  color: colorSchema,
  position: z.int(),
  /** Opened on public holidays as on other days. */
  worksOnHolidays: z.boolean(),
  archived: z.boolean(),
  /** What the caller may do with it. */
  may: z.object({ write: z.boolean(), overbook: z.boolean(), hours: z.boolean() }),
});
export type ResourceView = z.output<typeof resourceSchema>;

/** GET /api/agenda/resources: those the caller may see, in order. `version` names the offer (MAI-065). */
export const resourcesAnswer = z.object({
  version: z.enum(['initial', 'premium']),
  onlineBooking: z.boolean(),
  resources: z.array(resourceSchema),
});

/** POST /api/agenda/resources: a room or a device; professionals come with their file. */
export const newResourceSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['room', 'device']),
  name: z.string().trim().min(1, 'Donnez un nom.').max(80),
  siteId: z.uuid(),
  color: colorSchema.default(1),
  position: z.int().min(0).max(999).default(0),
});
export type NewResource = z.output<typeof newResourceSchema>;

/** PATCH /api/agenda/resources/:resourceId. */
export const resourceChangeSchema = z.object({
  name: z.string().trim().min(1).max(80).optional(),
  color: colorSchema.optional(),
  position: z.int().min(0).max(999).optional(),
  worksOnHolidays: z.boolean().optional(),
  archived: z.boolean().optional(),
});
export type ResourceChange = z.output<typeof resourceChangeSchema>;

/** Further resources a reason needs: `quantity` of `resourceIds` ("one of these rooms", "two of five"). */
const needSchema = z.object({ quantity: z.int().min(1).max(10), resourceIds: z.array(z.uuid()).min(1).max(30) });
export type Need = z.output<typeof needSchema>;

const reasonFields = {
  name: z.string().trim().min(1, 'Donnez un nom au motif.').max(80).describe('As the practice says it'),
  publicName: z.string().trim().min(1).max(80).describe('As patients read it'),
  minutes: z.int().min(5).max(600),
  beforeMinutes: z.int().min(0).max(120).describe('Kept free before the visit'),
  afterMinutes: z.int().min(0).max(120),
  place: placeSchema,
  color: colorSchema,
  online: onlineSchema,
  noticeMinutes: z.int().min(0).max(525_600).describe('How late before the visit one may still book on line'),
  horizonDays: z.int().min(1).max(730).describe('How far ahead one may book on line'),
  changeNoticeMinutes: z.int().min(0).max(525_600).describe('How late a patient may still cancel or move on line'),
  dailyQuota: z.int().min(1).max(200).nullable().describe('At most this many a day and professional'),
  instructions: z.string().trim().max(2000).nullable(),
  position: z.int().min(0).max(999),
  resourceIds: z.array(z.uuid()).min(1, 'Choisissez qui propose ce motif.').max(200).describe('Who offers it'),
  needs: z.array(needSchema).max(5),
};

/** GET /api/agenda/reasons. */
const reasonSchema = z.object({ id: z.uuid(), ...reasonFields, archived: z.boolean() });
export type ReasonView = z.output<typeof reasonSchema>;
export const reasonsAnswer = z.object({ reasons: z.array(reasonSchema) });

/** POST /api/agenda/reasons. */
export const newReasonSchema = z.object({
  ...reasonFields,
  id: z.uuid(),
  publicName: reasonFields.publicName.optional().describe('The name unless said'),
  beforeMinutes: reasonFields.beforeMinutes.default(0),
  afterMinutes: reasonFields.afterMinutes.default(0),
  place: reasonFields.place.default('site'),
  color: reasonFields.color.default(1),
  online: reasonFields.online.default('nobody'),
  noticeMinutes: reasonFields.noticeMinutes.default(60),
  horizonDays: reasonFields.horizonDays.default(60),
  changeNoticeMinutes: reasonFields.changeNoticeMinutes.default(1440),
  dailyQuota: reasonFields.dailyQuota.default(null),
  instructions: reasonFields.instructions.default(null),
  position: reasonFields.position.default(0),
  needs: reasonFields.needs.default([]),
});
export type NewReason = z.input<typeof newReasonSchema>;

/** PATCH /api/agenda/reasons/:reasonId. Appointments already made keep their times. */
export const reasonChangeSchema = z.object({ ...reasonFields, archived: z.boolean() }).partial();
export type ReasonChange = z.output<typeof reasonChangeSchema>;

export const resourceParams = z.object({ resourceId: z.uuid() });
export const reasonParams = z.object({ reasonId: z.uuid() });

import { z } from 'zod';

/** What a licence may show; `identity` (name, kind of care) is in every one. */
export const SHOWN = [
  ...(['identity', 'contact', 'photo', 'presentation', 'languages', 'access', 'payment', 'tariffs', 'video'] as const),
  'logo' as const,
] as const;
export const shownSchema = z.enum(SHOWN);
export type Shown = z.output<typeof shownSchema>;

export const languageSchema = z.enum([
  ...(['fr', 'fsl', 'br', 'en', 'es', 'pt', 'it', 'de', 'nl', 'pl', 'ro', 'ru', 'uk', 'ar', 'tr', 'zh', 'vi'] as const),
]);
export const accessSchema = z.enum([
  ...(['wheelchair', 'ground-floor', 'lift', 'parking', 'reserved-parking', 'transport', 'induction-loop'] as const),
]);
export const paymentMeansSchema = z.enum(['card', 'cash', 'cheque', 'transfer', 'third-party']);
/** Of the convention between physicians and the health insurance. */
const sectorSchema = z.enum(['1', '2-optam', '2', 'not-contracted']);

const tariffSchema = z.object({
  label: z.string().trim().min(1, 'Dites quel acte.').max(80),
  fromCents: z.int().min(0).max(1_000_000),
  /** Null when the price is one. */
  toCents: z.int().min(0).max(1_000_000).nullable(),
});

/** Images of a page: of the person, of the practice. */
export const IMAGES = ['photo', 'logo'] as const;
export type Image = (typeof IMAGES)[number];

/** PUT /api/directory/profiles/:professionalId: what stands in the public fields, published or not. */
export const profileValuesSchema = z.object({
  presentation: z.string().trim().max(3000, 'La présentation dépasse 3 000 caractères.'),
  languages: z.array(languageSchema).max(17),
  access: z.array(accessSchema).max(7),
  paymentMeans: z.array(paymentMeansSchema).max(5),
  sector: sectorSchema.nullable(),
  tariffs: z.array(tariffSchema).max(20, 'Vingt tarifs au plus.'),
  video: z.boolean(),
});
export type ProfileValues = z.output<typeof profileValuesSchema>;

/** The dated right to show (MAI-278). */
const licenceSchema = z.object({
  shows: z.array(shownSchema),
  grantedAt: z.string(),
  grantedBy: z.string(),
});

/** GET /api/directory/profiles/:professionalId */
export const profileViewSchema = profileValuesSchema.extend({
  professionalId: z.uuid(),
  name: z.string(),
  care: z.string(),
  slug: z.string().nullable(),
  photoId: z.uuid().nullable(),
  logoId: z.uuid().nullable(),
  changedAt: z.string().nullable(),
  /** Null: nothing is published. */
  licence: licenceSchema.nullable(),
});
export type ProfileView = z.output<typeof profileViewSchema>;

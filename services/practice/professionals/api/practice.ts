import { z } from 'zod';

const name = (what: string) => z.string().trim().min(1, what).max(120);

/** A place as it is written and shown. */
export const siteValuesSchema = z.object({
  name: name('Donnez un nom au lieu.'),
  addressLine: z.string().trim().max(200).nullable(),
  postalCode: z
    .string()
    .trim()
    .regex(/^\d{5}$/, 'Cinq chiffres.')
    .nullable(),
  city: z.string().trim().max(120).nullable(),
  inseeCode: z
    .string()
    .regex(/^\d[\dAB]\d{3}$/)
    .nullable(),
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  phone: z.string().trim().max(30).nullable(),
  wheelchairAccess: z.boolean().nullable(),
});
const siteSchema = siteValuesSchema.extend({
  id: z.uuid(),
  holidayZone: z.string(),
  timeZone: z.string(),
});
export const siteParams = z.object({ siteId: z.uuid() });

/** What makes the identity of a professional: locked once it is verified (MAI-039). */
export const professionalIdentitySchema = z.object({
  title: z.enum(['Dr', 'Pr']).nullable(),
  lastName: name('Donnez le nom.'),
  firstName: name('Donnez le prénom.'),
  professionCode: z.string().regex(/^\d{2}$/, 'Choisissez une profession.'),
  specialtyCode: z.string().max(10).nullable(),
  rpps: z.string().trim().nullable(),
  adeli: z.string().trim().toUpperCase().nullable(),
});
export type ProfessionalIdentity = z.output<typeof professionalIdentitySchema>;

export const professionalPlaceSchema = z.object({
  siteId: z.uuid(),
  color: z.int().min(1).max(6),
  position: z.int().min(0).max(1000),
});

/** POST /api/professionals/professionals */
export const newProfessionalSchema = professionalIdentitySchema.extend({
  ...professionalPlaceSchema.shape,
  /** Where to send the invitation to sign in; nobody is invited without it. */
  email: z.email('Cette adresse n’en est pas une.').nullable(),
});
export const professionalParams = z.object({ professionalId: z.uuid() });

const professionalSchema = professionalIdentitySchema.extend({
  ...professionalPlaceSchema.shape,
  id: z.uuid(),
  name: z.string(),
  /** As patients say it: `Médecin généraliste`. */
  care: z.string(),
  personId: z.uuid().nullable(),
});
export type ProfessionalView = z.output<typeof professionalSchema>;

/** GET /api/professionals/practice: places, people and offer of the practice one is in. */
export const practiceSchema = z.object({
  name: z.string(),
  sites: z.array(siteSchema),
  professionals: z.array(professionalSchema),
  /** The professional one is; null for the others. */
  own: z.uuid().nullable(),
  offer: z.object({
    plan: z.enum(['initial', 'premium']),
    reminders: z.boolean(),
    /** As the screens name it (MAI-065). */
    title: z.string(),
  }),
});
export type PracticeView = z.output<typeof practiceSchema>;

/** GET /api/professionals/communes?q= */
export const communesQuery = z.object({ q: z.string().trim().min(2).max(80) });
export const communesAnswer = z.array(
  z.object({
    insee: z.string(),
    name: z.string(),
    postalCodes: z.array(z.string()),
    department: z.string(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
  }),
);
/** GET /api/professionals/care-kinds: professions and specialities one may choose. */
export const careKindsAnswer = z.array(
  z.object({ key: z.string(), name: z.string(), professionCode: z.string(), specialtyCode: z.string().nullable() }),
);

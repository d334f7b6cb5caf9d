import { z } from 'zod';
import { CAPACITIES, CONTACT_STATES, COVERAGE_KINDS, IDENTITY_STATUSES, ORIGINS, PROOFS, SEXES } from './vocabulary.ts';

const NAME = 200;
const name = z.string().trim().min(1, 'Écrivez ce nom.').max(NAME, 'Deux cents caractères au plus.');
const optionalName = z
  .string()
  .trim()
  .max(NAME, 'Deux cents caractères au plus.')
  .transform((text) => text || null)
  .nullable();
const optionalText = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `${most} caractères au plus.`)
    .transform((text) => text || null)
    .nullable();

export const patientParams = z.object({ patientId: z.uuid() });

/** The strict traits of an identity, and the names in use. */
const identityFields = {
  birthName: name,
  birthFirstNames: name,
  usedName: optionalName,
  usedFirstName: optionalName,
  birthDate: z.iso.date('Cette date n’existe pas.').nullable(),
  sex: z.enum(SEXES).nullable(),
  birthPlaceCode: z
    .string()
    .trim()
    .transform((text) => text.toUpperCase() || null)
    .refine((code) => code === null || /^\d[\dAB]\d{3}$/.test(code), 'Cinq caractères du code INSEE : 75112, 2A004.')
    .nullable(),
};

/** As people write a telephone number; kept as E.164. */
const typedPhone = optionalText(40);

const contactFields = {
  phone: typedPhone,
  secondPhone: typedPhone,
  email: optionalText(254),
  addressLine: optionalText(200),
  postalCode: optionalText(20),
  city: optionalText(100),
  smsReminders: z.boolean(),
  emailReminders: z.boolean(),
  alert: optionalText(200),
};

/** What a file is created from; only the birth names are compulsory: a call may leave no more. */
export const newPatientSchema = z.object({
  birthName: identityFields.birthName,
  birthFirstNames: identityFields.birthFirstNames,
  usedName: identityFields.usedName.default(null),
  usedFirstName: identityFields.usedFirstName.default(null),
  birthDate: identityFields.birthDate.default(null),
  sex: identityFields.sex.default(null),
  birthPlaceCode: identityFields.birthPlaceCode.default(null),
  phone: contactFields.phone.default(null),
  secondPhone: contactFields.secondPhone.default(null),
  email: contactFields.email.default(null),
  addressLine: contactFields.addressLine.default(null),
  postalCode: contactFields.postalCode.default(null),
  city: contactFields.city.default(null),
  smsReminders: contactFields.smsReminders.default(true),
  emailReminders: contactFields.emailReminders.default(true),
  alert: contactFields.alert.default(null),
});
export type NewPatient = z.output<typeof newPatientSchema>;
export type TypedPatient = z.input<typeof newPatientSchema>;

/**
 * Asked beside a creation: whether a file that looks the same may exist beside the new one. `id` is made by the caller:
 * sent twice, it opens one file.
 */
export const creationSchema = newPatientSchema.extend({
  id: z.uuid().optional(),
  evenIfAlike: z.boolean().default(false),
});

/** A change of some fields, as of the version the person had before them. */
export const patientChangeSchema = z
  .object({ ...identityFields, ...contactFields })
  .partial()
  .extend({ version: z.int().min(1), contactConfirmed: z.boolean().optional() });
export type PatientChange = z.output<typeof patientChangeSchema>;

/** What is shown of a patient in lists: nothing at all when they oppose it. */
export const patientLineSchema = z.discriminatedUnion('opposed', [
  z.object({ opposed: z.literal(true), id: z.uuid() }),
  z.object({
    ...{ opposed: z.literal(false), id: z.uuid(), name: z.string(), birthName: z.string() },
    ...{ birthFirstNames: z.string(), usedName: z.string().nullable(), usedFirstName: z.string().nullable() },
    ...{ birthDate: z.iso.date().nullable(), sex: z.enum(SEXES).nullable(), phone: z.string().nullable() },
    ...{ phoneState: z.enum(CONTACT_STATES), city: z.string().nullable() },
    ...{ identityStatus: z.enum(IDENTITY_STATUSES), homonym: z.boolean(), doubtful: z.boolean() },
    fictitious: z.boolean(),
  }),
]);
export type PatientLine = z.infer<typeof patientLineSchema>;
export type ShownLine = Extract<PatientLine, { opposed: false }>;

/** What a panel beside the agenda shows of a patient who is before one. */
export const patientCardSchema = z.object({
  ...{ id: z.uuid(), name: z.string(), birthName: z.string(), birthDate: z.iso.date().nullable() },
  ...{ sex: z.enum(SEXES).nullable(), phone: z.string().nullable(), phoneState: z.enum(CONTACT_STATES) },
  ...{ emailState: z.enum(CONTACT_STATES), identityStatus: z.enum(IDENTITY_STATUSES), alert: z.string().nullable() },
  /** The national number, its end hidden. */
  matricule: z.string().nullable(),
  companions: z.array(z.object({ name: z.string(), capacity: z.enum(CAPACITIES) })),
});
export type PatientCard = z.infer<typeof patientCardSchema>;

export const searchQuerySchema = z.object({
  q: z.string().max(300).default(''),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  /** Identifier of the last line shown, to read on; only without a search. */
  after: z.uuid().optional(),
});
export const searchAnswer = z.object({ patients: z.array(patientLineSchema), more: z.boolean() });
export type PatientList = z.infer<typeof searchAnswer>;

const companionSchema = z.object({
  ...{ id: z.uuid(), name: z.string(), capacity: z.enum(CAPACITIES), phone: z.string().nullable() },
});
export type Companion = z.infer<typeof companionSchema>;
export const newCompanionSchema = z.object({ name, capacity: z.enum(CAPACITIES), phone: typedPhone.default(null) });

const coverageSchema = z.object({
  ...{ id: z.uuid(), kind: z.enum(COVERAGE_KINDS), organism: z.string(), number: z.string().nullable() },
  ...{ startsOn: z.iso.date().nullable(), endsOn: z.iso.date().nullable() },
});
export type Coverage = z.infer<typeof coverageSchema>;
export const newCoverageSchema = z
  .object({
    ...{ kind: z.enum(COVERAGE_KINDS), organism: name, number: optionalText(40).default(null) },
    ...{ startsOn: z.iso.date().nullable().default(null), endsOn: z.iso.date().nullable().default(null) },
  })
  .refine(({ startsOn, endsOn }) => startsOn === null || endsOn === null || endsOn >= startsOn, {
    path: ['endsOn'],
    message: 'La fin ne peut précéder le début.',
  });
export type NewCoverage = z.output<typeof newCoverageSchema>;

/** A file, whole. */
export const patientFileSchema = z.object({
  ...{ id: z.uuid(), version: z.int(), name: z.string(), origin: z.enum(ORIGINS) },
  ...{ birthName: z.string(), birthFirstNames: z.string(), usedName: z.string().nullable() },
  ...{ usedFirstName: z.string().nullable(), birthDate: z.iso.date().nullable(), sex: z.enum(SEXES).nullable() },
  birthPlaceCode: z.string().nullable(),
  identity: z.object({
    status: z.enum(IDENTITY_STATUSES),
    ...{ homonym: z.boolean(), doubtful: z.boolean(), fictitious: z.boolean(), proof: z.enum(PROOFS).nullable() },
    ins: z.object({ matricule: z.string(), kind: z.enum(['nir', 'nia', 'test', 'demonstration']) }).nullable(),
  }),
  ...{ phone: z.string().nullable(), secondPhone: z.string().nullable(), email: z.string().nullable() },
  ...{ phoneState: z.enum(CONTACT_STATES), emailState: z.enum(CONTACT_STATES) },
  contactConfirmedOn: z.iso.date().nullable(),
  ...{ addressLine: z.string().nullable(), postalCode: z.string().nullable(), city: z.string().nullable() },
  ...{ smsReminders: z.boolean(), emailReminders: z.boolean(), alert: z.string().nullable() },
  ...{ companions: z.array(companionSchema), coverages: z.array(coverageSchema) },
  ...{ createdAt: z.iso.datetime(), changedAt: z.iso.datetime(), despiteBan: z.boolean() },
});
export type PatientFile = z.infer<typeof patientFileSchema>;

/** A file that looks like the one being entered, and why. */
export const alikeSchema = z.object({
  patient: patientLineSchema,
  score: z.number(),
  reasons: z.array(
    z.enum(['matricule', 'same-name', 'close-name', 'birth-date', 'close-birth-date', 'phone', 'email']),
  ),
});
export type Alike = z.infer<typeof alikeSchema>;

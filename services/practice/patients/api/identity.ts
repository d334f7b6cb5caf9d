import { z } from 'zod';
import { CAPACITIES, PROOFS } from './vocabulary.ts';

/** A paper was seen, whose traits are those of the file. */
export const proofSchema = z.object({ proof: z.enum(PROOFS), version: z.int().min(1) });

export const attributesSchema = z.object({
  ...{ homonym: z.boolean(), doubtful: z.boolean(), fictitious: z.boolean(), version: z.int().min(1) },
});

/** What came of asking the national teleservice. */
export const insiAnswer = z.object({ found: z.enum(['one', 'none', 'several']), simulated: z.boolean() });

export const checkResults = ['conform', 'not-conform', 'no-document'] as const;
export const rightsResults = ['up-to-date', 'not-up-to-date', 'not-shown'] as const;

/** The check made on the consultation screen (MAI-087, MAI-088). */
export const newCheckSchema = z
  .object({
    ...{ result: z.enum(checkResults), proof: z.enum(PROOFS).nullable(), rights: z.enum(rightsResults) },
    companion: z
      .object({ name: z.string().trim().min(1, 'Écrivez ce nom.').max(200), capacity: z.enum(CAPACITIES) })
      .nullable()
      .default(null),
  })
  .refine(({ result, proof }) => (result === 'conform') === (proof !== null), {
    path: ['proof'],
    message: 'Dites quelle pièce a été vue.',
  });
export type NewCheck = z.output<typeof newCheckSchema>;

const checkSchema = z.object({
  ...{ result: z.enum(checkResults), proof: z.enum(PROOFS).nullable(), rights: z.enum(rightsResults) },
  companion: z.object({ name: z.string(), capacity: z.enum(CAPACITIES) }).nullable(),
  ...{ at: z.iso.datetime(), by: z.string() },
});

/** A consultation, and its check if one was made: one closed without is "identité non vérifiée". */
export const consultationSchema = z.object({
  ...{ id: z.uuid(), patientId: z.uuid(), appointmentId: z.uuid().nullable(), openedAt: z.iso.datetime() },
  ...{ openedBy: z.string(), closedAt: z.iso.datetime().nullable(), check: checkSchema.nullable() },
  identityNotChecked: z.boolean(),
});
export type Consultation = z.infer<typeof consultationSchema>;

export const newConsultationSchema = z.object({ appointmentId: z.uuid().nullable().default(null) });
export const consultationParams = z.object({ consultationId: z.uuid() });

import { z } from 'zod';

/** What one confirms before anything is shown to patients (MAI-107). */
export const WARNING =
  'Ce document sera montré à tous. Il ne doit contenir ni document médical, ni rien d’une autre personne.';

export const MAX_PAPER_BYTES = 5 * 1024 * 1024;

/** Why a document is held back: what its text shows (MAI-108, MAI-109), or a patient's report. */
const heldForSchema = z.enum(['health-number', 'patient-name', 'unreadable', 'wording', 'report']);

export const documentSchema = z.object({
  ...{ id: z.uuid(), title: z.string(), state: z.enum(['published', 'held', 'withdrawn']) },
  heldFor: heldForSchema.nullable(),
  /** By whoever runs Cabinet: the practice cannot show it again by itself (MAI-286). */
  suspended: z.boolean(),
});
/** A document of a reason, as the practice sees it. */
export type ReasonDocument = z.output<typeof documentSchema>;
export type HeldFor = z.output<typeof heldForSchema>;

const purpose = z
  .string()
  .trim()
  .min(1, 'Dites à quoi sert ce document : sans finalité, il ne peut pas être demandé.')
  .max(300);
const label = z.string().trim().min(1, 'Dites quel document.').max(120);

/** A document asked of patients, with its purpose (MAI-110). */
export const requestedSchema = z.object({ label, purpose });
export type Requested = z.output<typeof requestedSchema>;

/** GET /api/booking/reasons/:reasonId/papers */
export const papersAnswer = z.object({ documents: z.array(documentSchema), requested: z.array(requestedSchema) });
export type Papers = z.output<typeof papersAnswer>;

/** GET /api/booking/documents/held: those that a second person of the practice must look at. */
export const heldAnswer = z.object({ documents: z.array(documentSchema.extend({ reasonId: z.uuid() })) });
export type HeldDocuments = z.output<typeof heldAnswer>;

/** GET /api/booking/appointments/:appointmentId/documents: what a patient sent and did not take back (MAI-111). */
export const sentAnswer = z.object({
  documents: z.array(z.object({ id: z.uuid(), name: z.string(), sentAt: z.string() })),
});
export type SentDocuments = z.output<typeof sentAnswer>;

import { z } from 'zod';

/** A note of the practice about a patient. */
export const noteSchema = z.object({ ...{ id: z.uuid(), text: z.string(), at: z.iso.datetime(), by: z.string() } });
export type Note = z.infer<typeof noteSchema>;
export const newNoteSchema = z.object({
  text: z.string().trim().min(1, 'Écrivez la note.').max(10_000, 'Dix mille caractères au plus.'),
});

/** A document in a patient's file. `sha256` is that of the content, so that whoever keeps it can compare. */
export const patientDocumentSchema = z.object({
  ...{ id: z.uuid(), name: z.string(), kind: z.string(), bytes: z.number(), sha256: z.string() },
  ...{ addedAt: z.iso.datetime(), addedBy: z.string() },
});
export type PatientDocument = z.infer<typeof patientDocumentSchema>;

/** Said before every upload (MAI-276); the form sends it back, so that nobody uploads without having been told. */
export const ORIGINALS_NOTICE =
  'Gardez vos originaux, sur papier ou dans vos fichiers : le cabinet en reste dépositaire. Chaque document vous est rendu à l’octet près.';

export const documentsAnswer = z.object({ documents: z.array(patientDocumentSchema), notice: z.string() });

/** What happened around a file, for its timeline; appointments are the agenda's to show. */
export const momentSchema = z.object({
  ...{ id: z.string(), at: z.iso.datetime(), by: z.string().nullable() },
  kind: z.enum([
    ...(['created', 'note', 'document', 'consultation', 'check', 'merge', 'merge-undone', 'opposition'] as const),
    ...(['opposition-lifted', 'consent', 'incapacity'] as const),
  ]),
  /** What the line says beside its kind: a document's name, a result; null where the kind says all. */
  about: z.string().nullable(),
});
export type TimelineMoment = z.infer<typeof momentSchema>;

import { z } from 'zod';
import { alikeSchema, patientLineSchema } from './patients.ts';

/** Fields for which a person says which of the two files is right. */
export const MERGED_FIELDS = [
  ...(['birthName', 'birthFirstNames', 'usedName', 'usedFirstName', 'birthDate', 'sex', 'birthPlaceCode'] as const),
  ...(['phone', 'secondPhone', 'email', 'address', 'alert'] as const),
] as const;
export type MergedField = (typeof MERGED_FIELDS)[number];

/** One field of both files, as they are shown; `differs` when a choice is to be made. */
const fieldPreviewSchema = z.object({
  ...{ field: z.enum(MERGED_FIELDS), kept: z.string().nullable(), merged: z.string().nullable(), differs: z.boolean() },
  /** What is taken unless said: the kept file's own value, or the other's where it has none. */
  proposed: z.enum(['kept', 'merged']),
});
export type FieldPreview = z.infer<typeof fieldPreviewSchema>;

export const mergePreviewSchema = z.object({
  ...{ kept: patientLineSchema, merged: patientLineSchema, keptVersion: z.int(), mergedVersion: z.int() },
  fields: z.array(fieldPreviewSchema),
  /** How many rows of each kind move: appointments, notes, documents. */
  moving: z.array(z.object({ table: z.string(), rows: z.int() })),
  /** Why these two may not be merged; null when they may. */
  obstacle: z.string().nullable(),
});
export type MergePreview = z.infer<typeof mergePreviewSchema>;

export const mergeSchema = z.object({
  ...{ keptId: z.uuid(), mergedId: z.uuid(), keptVersion: z.int(), mergedVersion: z.int() },
  /** Fields taken from the merged file in place of the kept one's. */
  take: z.array(z.enum(MERGED_FIELDS)).default([]),
});
export type Merge = z.output<typeof mergeSchema>;

export const pairQuery = z.object({ kept: z.uuid(), merged: z.uuid() });
export const pairSchema = z.object({ oneId: z.uuid(), otherId: z.uuid() });

/** Two files that look like one patient. */
export const duplicatePairSchema = z.object({
  ...{ one: patientLineSchema, other: patientLineSchema, score: z.number(), reasons: alikeSchema.shape.reasons },
});
export type DuplicatePair = z.infer<typeof duplicatePairSchema>;

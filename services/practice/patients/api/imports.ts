import { z } from 'zod';
import { patientLineSchema } from './patients.ts';

/** Fields that a column of a file may hold. */
export const IMPORT_FIELDS = [
  ...(['birthName', 'birthFirstNames', 'usedName', 'usedFirstName', 'birthDate', 'sex', 'birthPlaceCode'] as const),
  ...(['phone', 'secondPhone', 'email', 'addressLine', 'postalCode', 'city', 'alert'] as const),
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** For each column of the file, in order, the field it holds; null when it is left aside. */
export const mappingSchema = z
  .array(z.enum(IMPORT_FIELDS).nullable())
  .max(200)
  .refine((mapping) => mapping.includes('birthName'), 'Dites quelle colonne tient le nom de naissance.')
  .refine((mapping) => mapping.includes('birthFirstNames'), 'Dites quelle colonne tient les prénoms.')
  .refine((mapping) => {
    const named = mapping.filter((field) => field !== null);
    return new Set(named).size === named.length;
  }, 'Deux colonnes tiennent le même champ : gardez-en une.');
export type Mapping = z.output<typeof mappingSchema>;

/** An import, from the file read to the patients created. */
export const importSchema = z.object({
  ...{ id: z.uuid(), fileName: z.string(), state: z.enum(['read', 'running', 'done', 'undone']) },
  ...{ encoding: z.string(), separator: z.string(), lines: z.int(), linesDone: z.int(), created: z.int() },
  ...{ skipped: z.int(), refused: z.int(), readAt: z.iso.datetime(), readBy: z.string() },
  ...{ finishedAt: z.iso.datetime().nullable(), undoneAt: z.iso.datetime().nullable() },
});
export type PatientImport = z.infer<typeof importSchema>;

/** What was read of a file: its columns as they stand and what each seems to hold. */
export const readFileSchema = z.object({
  import: importSchema,
  columns: z.array(z.string()),
  sample: z.array(z.array(z.string())),
  proposed: z.array(z.enum(IMPORT_FIELDS).nullable()),
});
export type ReadFile = z.infer<typeof readFileSchema>;

const lineErrorSchema = z.object({
  ...{ line: z.int(), field: z.enum(IMPORT_FIELDS), value: z.string(), message: z.string() },
});
export type LineError = z.infer<typeof lineErrorSchema>;

export const importPreviewSchema = z.object({
  ...{ good: z.int(), refused: z.int(), alike: z.int() },
  /** The first hundred, by line and field. */
  errors: z.array(lineErrorSchema),
  /** The first twenty lines that look like a patient already here, or like an earlier line. */
  duplicates: z.array(z.object({ line: z.int(), name: z.string(), like: patientLineSchema.nullable() })),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const previewOrderSchema = z.object({ mapping: mappingSchema });
export const startSchema = z.object({ mapping: mappingSchema, duplicates: z.enum(['skip', 'create']) });
export const importParams = z.object({ importId: z.uuid() });
export const undoneAnswer = z.object({ removed: z.int(), kept: z.int() });

import { z } from 'zod';
import { analyzeWhenSchema } from './stays.ts';
import { hospitalizationSchema, sexSchema, stayStateSchema } from './vocabulary.ts';

export const IMPORT_LIMITS = { fileBytes: 10 * 1024 * 1024, files: 20 } as const;
export const IMPORT_ACCEPTS = ['.txt', '.pdf', '.docx'] as const;

/**
 * POST /api/coding/imports, `multipart/form-data`: text fields first (below), then one or several parts named `file`.
 * Send one file per request, four at a time, for a progress bar of each: the same `importId` ties them together.
 * Always 200 when the form was understood: each file has its own outcome, one refused stops no other.
 */
export const importFieldsSchema = z.object({
  importId: z.uuid().optional().describe('Made by the client; one is made when absent'),
  /** Attach to this stay, in place of a new one (one file only). */
  stayId: z.uuid().optional(),
  /** Instead of the file's name without extension. */
  localId: z.string().trim().min(1).max(60).optional(),
  unit: z.string().trim().max(80).optional(),
  hospitalization: hospitalizationSchema.optional(),
  admittedOn: z.iso.date().optional(),
  dischargedOn: z.iso.date().optional(),
  sex: sexSchema.optional(),
  birthYear: z.coerce.number().int().min(1890).max(2100).optional(),
  analyze: analyzeWhenSchema.default('after-check'),
});
export type ImportFields = z.output<typeof importFieldsSchema>;

const fileOutcomeSchema = z.object({
  /** Place in the request, from 0. */
  index: z.int(),
  fileName: z.string(),
  outcome: z.enum(['imported', 'refused']),
  stayId: z.uuid().nullable(),
  localId: z.string().nullable(),
  state: stayStateSchema.nullable(),
  /** Told, never refused: stays that hold exactly the same file or text. */
  duplicates: z.array(z.object({ stayId: z.uuid(), localId: z.string() })),
  /** Why a file was refused, in French, with a stable code (`documents.too-large`, `documents.no-text`…). */
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type FileOutcome = z.output<typeof fileOutcomeSchema>;

export const importAnswer = z.object({ importId: z.uuid(), files: z.array(fileOutcomeSchema) });

/** GET /api/coding/imports/:importId: how the stays of an import get on; the page may be left and come back. */
export const importParams = z.object({ importId: z.uuid() });
export const importProgressAnswer = z.object({
  importId: z.uuid(),
  total: z.int(),
  analysing: z.int(),
  stays: z.array(
    z.object({ stayId: z.uuid(), localId: z.string(), state: stayStateSchema, proposals: z.int(), remaining: z.int() }),
  ),
});

/** POST /api/coding/lexicon, multipart, one `file`: the establishment's own terms (columns of the synonyms file). */
export const lexiconAnswer = z.object({
  lexicon: z
    .object({ name: z.string(), terms: z.int(), fingerprint: z.string(), at: z.string(), by: z.string() })
    .nullable(),
});

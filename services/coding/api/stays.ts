import { z } from 'zod';
import { hospitalizationSchema, personSchema, sexSchema, stayStateSchema } from './vocabulary.ts';

const day = z.iso.date('Une date est attendue (AAAA-MM-JJ).');

const facts = {
  localId: z.string().trim().min(1, 'Donnez un identifiant au séjour.').max(60),
  unit: z.string().trim().max(80).nullish(),
  hospitalization: hospitalizationSchema.optional().describe('HC unless said'),
  admittedOn: day.optional().describe('Else read in the report, else the day of import; `datesFrom` says which'),
  dischargedOn: day.nullish(),
  sex: sexSchema.nullish(),
  birthYear: z.int().min(1890).max(2100).nullish(),
};

/** `now`: the analysis starts at once. `after-check`: the text waits for somebody to have looked at it (CIM-28). */
export const analyzeWhenSchema = z.enum(['now', 'after-check']);

const PASTED_TEXT_LIMIT = 200_000;
const pastedTextSchema = z
  .string()
  .refine((text) => text.trim() !== '', 'Le texte est vide.')
  .max(PASTED_TEXT_LIMIT, 'Le texte dépasse 200 000 caractères.');

/** POST /api/coding/stays: a stay with its facts and, if given, its report as pasted text. */
export const newStaySchema = z.object({
  ...facts,
  text: pastedTextSchema.optional(),
  analyze: analyzeWhenSchema.default('after-check'),
});
export type NewStay = z.output<typeof newStaySchema>;

/** PATCH /api/coding/stays/:stayId: corrects facts until validated; null clears. Does not analyse again by itself. */
export const stayChangeSchema = z.object({ ...facts, localId: facts.localId.optional() });
export type StayChange = z.output<typeof stayChangeSchema>;

/** PUT /api/coding/stays/:stayId/report: pastes or replaces the text, while nothing was decided upon it. */
export const newReportSchema = z.object({ text: pastedTextSchema, analyze: analyzeWhenSchema.default('after-check') });

/** POST /api/coding/stays/:stayId/analyze. */
export const analyzeSchema = z.object({
  /** Compulsory when decisions were made on the present analysis: they stay in the history and start anew. */
  restart: z.boolean().default(false),
});

/** POST /api/coding/analyses: the same for several stays at once. */
export const analyzeManySchema = z.object({ stayIds: z.array(z.uuid()).min(1).max(200) });
export const analyzeManyAnswer = z.object({
  stays: z.array(z.object({ stayId: z.uuid(), started: z.boolean(), reason: z.string().nullable() })),
});

/** POST /api/coding/stays/:stayId/scope (CIM-40): is it the report of an SMR stay? The answer is kept. */
export const scopeAnswerSchema = z.object({ smrStay: z.boolean() });

/** One line of the list. No word of the report. */
export const stayLineSchema = z.object({
  id: z.uuid(),
  localId: z.string(),
  unit: z.string().nullable(),
  hospitalization: hospitalizationSchema,
  admittedOn: z.string(),
  dischargedOn: z.string().nullable(),
  /** Whether a person gave the dates, the report did, or the day of import stands in (to be corrected). */
  datesFrom: z.enum(['person', 'report', 'import-day']),
  sex: sexSchema.nullable(),
  birthYear: z.int().nullable(),
  state: stayStateSchema,
  /** Proposals of the present analysis, and how many wait for a decision. */
  proposals: z.int(),
  remaining: z.int(),
  /** CIM-37: never `validated` before a person validated. */
  codesStatus: z.enum(['proposal', 'validated']),
  openAnomalies: z.int(),
  qualityWarnings: z.int(),
  importedAt: z.string(),
  importedBy: z.string(),
  changedAt: z.string(),
  validatedAt: z.string().nullable(),
  validatedBy: personSchema.nullable(),
});
export type StayLine = z.output<typeof stayLineSchema>;

/** GET /api/coding/stays: several states may be given, separated by commas. */
export const stayListQuery = z.object({
  q: z.string().trim().max(80).optional().describe('Part of the local identifier or of the unit'),
  state: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(stayStateSchema))
    .optional(),
  unit: z.string().optional(),
  admittedFrom: day.optional(),
  admittedTo: day.optional(),
  sort: z.enum(['changedAt', 'importedAt', 'admittedOn', 'localId', 'remaining']).default('importedAt'),
  order: z.enum(['asc', 'desc']).default('desc'),
  offset: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type StayListQuery = z.output<typeof stayListQuery>;

export const stayListAnswer = z.object({
  stays: z.array(stayLineSchema),
  /** How many answer the filters, all pages together. */
  total: z.int(),
  /** Every state with its count, whatever `state` filters, within the other filters. */
  counts: z.record(stayStateSchema, z.int()),
  units: z.array(z.string()),
});
export type StayList = z.output<typeof stayListAnswer>;

/** GET /api/coding/stays/:stayId/state: what a page polls while it waits; no report, nothing to audit. */
export const stayStateAnswer = z.object({
  state: stayStateSchema,
  decisionsVersion: z.int(),
  remaining: z.int(),
  changedAt: z.string(),
});

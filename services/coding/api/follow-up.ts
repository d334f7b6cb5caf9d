import { z } from 'zod';
import { stayParams, roleSchema, spanSchema } from './vocabulary.ts';

/**
 * POST /api/coding/stays/:stayId/anomalies (CIM-55). `excerpt` is the part of the report the coder chooses to send:
 * null sends none; the operator never receives more.
 */
export const newAnomalySchema = z.object({
  /** Made by the client: sent twice, it counts once. */
  id: z.uuid(),
  subject: z.enum(['proposal', 'result']),
  proposalKey: z.string().nullable().default(null),
  kind: z.enum(['anomaly', 'inconsistency', 'doubt']),
  comment: z.string().trim().min(3, 'Dites en quelques mots ce qui ne va pas.').max(2000),
  excerpt: spanSchema.nullable(),
});
export type NewAnomaly = z.output<typeof newAnomalySchema>;
export const newAnomalyAnswer = z.object({
  /** `AC-00012`, to be shown. */
  number: z.string(),
  at: z.string(),
});

/** GET and POST /api/coding/acknowledgement (CIM-53). */
export const acknowledgementAnswer = z.object({
  version: z.string(),
  /** French sentences to acknowledge, in order. */
  wording: z.array(z.string()),
  /** ISO instant, or null: then every other route answers 403 `coding.acknowledgement-required`. */
  acknowledgedAt: z.string().nullable(),
});
export const acknowledgeSchema = z.object({ version: z.string() });

/** GET /api/coding/stays/:stayId/export/:format: 409 `coding.export.not-validated` until validated (CIM-49). */
export const exportParams = stayParams.extend({ format: z.enum(['json', 'csv', 'pdf']) });
export const exportQuery = z.object({
  version: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe('A former validated version; the present one unless said'),
});

/** GET /api/coding/statistics (CIM-46): counts only; nothing leads back to a report. */
export const statisticsQuery = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() });

const ratesSchema = z.object({
  proposals: z.int(),
  accepted: z.int(),
  replaced: z.int(),
  refused: z.int(),
  /** Codes entered by users that were not proposed. */
  added: z.int(),
  /** Shares of the proposals, 0 to 1; null without any. */
  acceptanceRate: z.number().nullable(),
  correctionRate: z.number().nullable(),
  refusalRate: z.number().nullable(),
});
export const statisticsAnswer = z.object({
  reviewedStays: z.int(),
  all: ratesSchema,
  byRole: z.array(ratesSchema.extend({ role: roleSchema })),
  byVersion: z.array(ratesSchema.extend({ engine: z.string() })),
});
export type Statistics = z.output<typeof statisticsAnswer>;

/**
 * GET /api/coding/operator/statistics (CIM-46): the same over every client, for who runs Cabinet and holds
 * `coding.statistics.all`.
 */
export const clientStatisticsAnswer = z.object({
  byClient: z.array(ratesSchema.extend({ organizationId: z.uuid(), reviewedStays: z.int() })),
  byRole: z.array(ratesSchema.extend({ role: roleSchema })),
  byVersion: z.array(ratesSchema.extend({ engine: z.string() })),
});
export type ClientStatistics = z.output<typeof clientStatisticsAnswer>;

/** GET /api/coding/use: analyses made, by month; what the billing contact may see. */
export const useAnswer = z.object({ months: z.array(z.object({ month: z.string(), analyses: z.int() })) });

import { z } from 'zod';
import { decisionSchema, finalCodeSchema, remainingSchema } from './decisions.ts';
import { codingSchema } from './validation.ts';
import { stayLineSchema } from './stays.ts';
import { asideReasonSchema, bandSchema, codeStatusSchema, roleSchema, sourceSchema } from './vocabulary.ts';

/** Literal excerpt: `text` is `report.text.slice(start, end)` (CIM-35), always the client's own data (CIM-36). */
const quoteSchema = z.object({
  start: z.int(),
  end: z.int(),
  text: z.string(),
  source: z.literal('client-data'),
});

const proposalSchema = z.object({
  /** `DAS:E440`: names this proposal within its analysis. */
  key: z.string(),
  role: roleSchema,
  code: z.string(),
  label: z.string(),
  rank: z.int(),
  band: bandSchema,
  /** Empty: the screen says that no excerpt supports it (CIM-35). */
  quotes: z.array(quoteSchema),
  reason: z.string(),
  alternatives: z.array(z.object({ code: z.string(), label: z.string(), reason: z.string() })),
  notes: z.array(z.object({ rule: z.string(), level: z.enum(['blocks', 'warns']), text: z.string() })),
  /** CIM-36: always generated; `source` says from what. */
  generated: z.literal('automatic'),
  source: sourceSchema,
  status: codeStatusSchema,
  /** The decision that holds now, or null. */
  decision: decisionSchema.nullable(),
  /** An anomaly was reported on it and is open. */
  contested: z.boolean(),
});
export type ProposalView = z.output<typeof proposalSchema>;

const engineVersionSchema = z.object({
  name: z.string(),
  kind: z.string(),
  version: z.string(),
  rules: z.string(),
  classification: z.string(),
  lexicon: z.string(),
});

/** One analysis, immutable once made (CIM-42). */
export const analysisSchema = z.object({
  id: z.uuid(),
  number: z.int(),
  at: z.string(),
  engine: engineVersionSchema,
  /** Facts of the stay as they were given to the engine. */
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  sections: z.array(z.object({ kind: z.string(), title: z.string(), start: z.int(), end: z.int() })),
  /** By role then rank. A role with none: « rien trouvé » (CIM-30). */
  proposals: z.array(proposalSchema),
  setAside: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      reason: asideReasonSchema,
      text: z.string(),
      quotes: z.array(quoteSchema),
      generated: z.literal('automatic'),
      source: sourceSchema,
    }),
  ),
  quality: z.array(z.object({ code: z.string(), text: z.string() })),
  /** CIM-40; `answer` once a person said. */
  scope: z
    .object({ level: z.enum(['refuse', 'confirm']), text: z.string(), answer: z.enum(['smr', 'not-smr']).nullable() })
    .nullable(),
  discarded: z.record(z.string(), z.int()),
});
export type AnalysisView = z.output<typeof analysisSchema>;

const anomalySchema = z.object({
  number: z.string(),
  subject: z.enum(['proposal', 'result']),
  proposalKey: z.string().nullable(),
  code: z.string().nullable(),
  kind: z.enum(['anomaly', 'inconsistency', 'doubt']),
  comment: z.string(),
  state: z.enum(['open', 'closed']),
  at: z.string(),
  by: z.string(),
});

/** An act and, when it is closed now, the French sentence that says why. */
const openingSchema = z.object({ allowed: z.boolean(), reason: z.string().nullable() });

/** GET /api/coding/stays/:stayId: all that the review screen shows. Reading it is audited (CIM-139). */
export const stayViewSchema = z.object({
  stay: stayLineSchema,
  report: z
    .object({
      id: z.uuid(),
      from: z.enum(['pasted', 'txt', 'pdf', 'docx']),
      text: z.string(),
      at: z.string(),
      by: z.string(),
      /** French: what could not be read of the file (a page without text). */
      warnings: z.array(z.string()),
      /** A file was kept and may be downloaded: GET …/report/file. */
      file: z.boolean(),
      /** Other stays with exactly the same text or file. */
      duplicates: z.array(z.object({ stayId: z.uuid(), localId: z.string() })),
    })
    .nullable(),
  /** The present analysis; withheld while `scope-doubt` waits for an answer, `scope` excepted. */
  analysis: analysisSchema.nullable(),
  /** Codes entered by the user, live. */
  added: z.array(decisionSchema),
  /** Codes as the decisions stand. */
  finalCodes: z.array(finalCodeSchema),
  /** What still keeps the stay from being validated. */
  remaining: z.array(remainingSchema),
  /** To send back as `madeUpon`. */
  decisionsVersion: z.int(),
  /** The caller's last live decision: what Z undoes. */
  undoable: decisionSchema.nullable(),
  /** The coding that holds, when validated. */
  validation: codingSchema.nullable(),
  anomalies: z.array(anomalySchema),
  may: z.object({
    analyze: openingSchema,
    decide: openingSchema,
    validate: openingSchema,
    reopen: openingSchema,
    export: openingSchema,
    reportAnomaly: openingSchema,
  }),
  /** French sentences to stand beside the results (CIM-06, CIM-54, CIM-36). */
  notices: z.object({ device: z.string(), responsibility: z.string(), generated: z.string() }),
});
export type StayView = z.output<typeof stayViewSchema>;

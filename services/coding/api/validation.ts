import { z } from 'zod';
import { decisionSchema, finalCodeSchema } from './decisions.ts';
import { madeUponSchema, personSchema, roleSchema } from './vocabulary.ts';

const level = z.int().min(1).max(4);

/** Dependency by the six items of the AVQ grid, 1 (independent) to 4 (total assistance). */
const dependencySchema = z.object({
  dressing: level,
  mobility: level,
  eating: level,
  continence: level,
  behaviour: level,
  communication: level,
});

/**
 * POST /api/coding/stays/:stayId/validate (CIM-48 to CIM-51). Nothing has a default: a role left empty, the severity
 * and the burden are each stated by the person. 422 `coding.validation.incomplete` lists in `errors` what remains,
 * `field` being the proposal's key or the role.
 */
export const validateSchema = z.object({
  madeUpon: madeUponSchema,
  /** Roles the person confirms to be empty. */
  emptyRoles: z.array(roleSchema),
  severity: z.enum(['1', '2', 'not-determined']),
  dependency: z.union([dependencySchema, z.literal('not-coded-here')]),
});
export type ValidationRequest = z.output<typeof validateSchema>;

/** POST /api/coding/stays/:stayId/reopen: the validated coding is kept, the next will be another version (CIM-52). */
export const reopenSchema = z.object({ reason: z.string().trim().min(3, 'Dites pourquoi.').max(300) });

/** A validated coding: immutable. */
export const codingSchema = z.object({
  version: z.int(),
  at: z.string(),
  by: personSchema,
  codes: z.array(finalCodeSchema),
  emptyRoles: z.array(roleSchema),
  severity: z.enum(['1', '2', 'not-determined']),
  dependency: z.union([dependencySchema, z.literal('not-coded-here')]),
  analysisId: z.uuid().nullable(),
  /** `moteur 1.0.0 · règles … · CIM-10 FR 2025` */
  engine: z.string(),
});
export type Coding = z.output<typeof codingSchema>;

/** GET /api/coding/stays/:stayId/history (CIM-42, CIM-52): nothing in it can be changed. */
export const historyAnswer = z.object({
  codings: z.array(
    codingSchema.extend({
      /** Each proposal with the decision it was validated with. */
      decisions: z.array(decisionSchema),
      reopened: z.object({ at: z.string(), by: personSchema, reason: z.string() }).nullable(),
    }),
  ),
  analyses: z.array(
    z.object({ id: z.uuid(), number: z.int(), at: z.string(), engine: z.string(), proposals: z.int() }),
  ),
  /** Every decision ever made, undone ones included, oldest first. */
  decisions: z.array(decisionSchema.extend({ undone: z.object({ at: z.string(), by: personSchema }).nullable() })),
});
export type History = z.output<typeof historyAnswer>;

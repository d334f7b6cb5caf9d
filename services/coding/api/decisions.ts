import { z } from 'zod';
import { codeSchema, codeStatusSchema, madeUponSchema, personSchema, roleSchema } from './vocabulary.ts';

export const REFUSAL_REASONS = {
  'no-effect-on-care': 'sans effet sur les soins',
  'not-this-stay': 'ne concerne pas ce séjour',
  negated: 'absent ou écarté dans le texte',
  history: 'antécédent',
  imprecise: 'code imprécis ou inexact',
  duplicate: 'déjà codé autrement',
  'other-role': 'pas dans ce rôle',
  other: 'autre raison',
} as const;

const refusalReasonSchema = z.enum(Object.keys(REFUSAL_REASONS) as (keyof typeof REFUSAL_REASONS)[]);

const common = {
  /** Made by the client: the same decision sent twice counts once. */
  id: z.uuid(),
  madeUpon: madeUponSchema,
  note: z.string().trim().max(500).optional().describe('Kept encrypted'),
};

/**
 * POST /api/coding/stays/:stayId/decisions. `replace` may change the code, the role or both (given code and role are
 * what is kept). Answers the whole stay again. 409 `coding.decision.conflict` when somebody else decided on the same
 * proposal after `madeUpon`.
 */
export const newDecisionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accept'), ...common, proposalKey: z.string() }),
  z.object({ kind: z.literal('refuse'), ...common, proposalKey: z.string(), reason: refusalReasonSchema.optional() }),
  z.object({
    kind: z.literal('replace'),
    ...common,
    proposalKey: z.string(),
    code: codeSchema,
    role: roleSchema.optional(),
  }),
  z.object({ kind: z.literal('add'), ...common, role: roleSchema, code: codeSchema }),
]);
export type NewDecision = z.output<typeof newDecisionSchema>;

/** POST /api/coding/stays/:stayId/decisions/undo: the named decision, or the caller's last live one. */
export const undoSchema = z.object({ id: z.uuid(), madeUpon: madeUponSchema, decisionId: z.uuid().optional() });
export type Undo = z.output<typeof undoSchema>;

export const decisionSchema = z.object({
  id: z.uuid(),
  number: z.int(),
  kind: z.enum(['accepted', 'refused', 'replaced', 'added']),
  /** Role and code that the person keeps; those of the proposal when refused. */
  role: roleSchema,
  code: z.string(),
  label: z.string(),
  proposalKey: z.string().nullable(),
  reason: refusalReasonSchema.nullable(),
  note: z.string().nullable(),
  by: personSchema,
  at: z.string(),
});
export type DecisionView = z.output<typeof decisionSchema>;

export const finalCodeSchema = z.object({
  role: roleSchema,
  code: z.string(),
  label: z.string(),
  /** CIM-50: `entered-by-user` for a code no analysis proposed. */
  origin: z.enum(['accepted', 'replaced', 'entered-by-user']),
  /** The code that was proposed, when it was replaced. */
  replaces: z.string().nullable(),
  status: codeStatusSchema,
});
export type FinalCode = z.output<typeof finalCodeSchema>;

/** One thing that keeps the stay from being validated: what, where, and the sentence to show (CIM-48). */
export const remainingSchema = z.object({
  kind: z.enum([
    'undecided',
    'no-mmp',
    'several-mmp',
    'several-ae',
    'ae-is-mmp',
    'duplicate-code',
    'role-not-allowed',
    'code-unknown',
    'empty-role',
  ]),
  role: roleSchema.nullable(),
  proposalKey: z.string().nullable(),
  code: z.string().nullable(),
  text: z.string(),
});
export type Remaining = z.output<typeof remainingSchema>;

/** GET /api/coding/codes?q= : instant search over the classification, by code or words. */
export const codeSearchQuery = z.object({
  q: z.string().trim().min(1).max(100),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export const codeSearchAnswer = z.object({
  classification: z.string(),
  codes: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      /** In which roles the records accept it. */
      allowed: z.object({ MMP: z.boolean(), AE: z.boolean(), DAS: z.boolean() }),
      /** French: why no role accepts it, when none does. */
      why: z.string().nullable(),
    }),
  ),
});

import { z } from 'zod';
import { professionalIdentitySchema } from '#services/practice/professionals/module.ts';

const differenceSchema = z.enum(['not-in-force', 'name', 'profession', 'specialty']);

/** GET /api/directory/identities */
export const identitySchema = z.object({
  professionalId: z.uuid(),
  name: z.string(),
  number: z.string().nullable(),
  differences: z.array(differenceSchema),
  comparedAt: z.string().nullable(),
  validatedAt: z.string().nullable(),
  validatedBy: z.string().nullable(),
});
export type IdentityLine = z.output<typeof identitySchema>;

const statusSchema = z.enum(['retired', 'ceased', 'suspended', 'mode', 'other']);

/** POST /api/directory/own-identities/:professionalId/status (MAI-040) */
export const newStatusSchema = z.object({ status: statusSchema, from: z.iso.date('Une date est attendue.') });
export type NewStatus = z.output<typeof newStatusSchema>;

/** A difference, a change asked or a status declared, as staff and the professional see it. */
export const reviewSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['mismatch', 'change', 'status']),
  professionalId: z.uuid(),
  name: z.string(),
  differences: z.array(differenceSchema).nullable(),
  former: professionalIdentitySchema.nullable(),
  wanted: professionalIdentitySchema.nullable(),
  hasProof: z.boolean(),
  status: statusSchema.nullable(),
  statusFrom: z.string().nullable(),
  /** ISO instants. */
  openedAt: z.string(),
  openedBy: z.string().nullable(),
  closedAt: z.string().nullable(),
  closedBy: z.string().nullable(),
  /** `vanished`: the difference is no more. */
  outcome: z.enum(['accepted', 'refused', 'vanished']).nullable(),
  ground: z.string().nullable(),
});
export type Review = z.output<typeof reviewSchema>;

/** POST /api/directory/identity-reviews/:reviewId/decision */
export const reviewDecisionSchema = z.object({
  accepted: z.boolean(),
  ground: z.string().trim().min(5, 'Donnez le motif de la décision.').max(1000),
});
export type ReviewDecision = z.output<typeof reviewDecisionSchema>;

/** GET /api/directory/own-identities/:professionalId */
export const ownIdentitySchema = z.object({
  professionalId: z.uuid(),
  identity: professionalIdentitySchema,
  /** Locked from then on: a change is asked with a proof (MAI-039). */
  validatedAt: z.string().nullable(),
  reviews: z.array(reviewSchema),
});
export type OwnIdentity = z.output<typeof ownIdentitySchema>;

/** PUT /api/directory/own-identities/:professionalId: changed at once, or asked for. */
export const changeAnswer = z.object({ state: z.enum(['changed', 'requested']) });

import { z } from 'zod';
import type { AsideReason, Band, Role } from '../engine/types.ts';

/** Words shared by every request and answer of `/api/coding`. Browser-safe: schemas and types only. */

export const roleSchema = z.enum(['MMP', 'AE', 'DAS'] satisfies Role[]);
export const bandSchema = z.enum(['high', 'medium', 'low'] satisfies Band[]);
export const hospitalizationSchema = z.enum(['HC', 'HJ', 'HN', 'SE']);
export const sexSchema = z.enum(['F', 'M']);

export const asideReasonSchema = z.enum([
  'negated',
  'hypothesis',
  'family',
  'history',
  'excluded-later',
  'explained-by-disease',
  'weak',
] satisfies AsideReason[]);

/** Where a stay is on its way. Which act is open in which state: `stay-states.ts`. */
export const STAY_STATES = [
  /** Facts only: no report yet. */
  'awaiting-report',
  /** The text is there to be checked (CIM-28). */
  'imported',
  'analysing',
  /** Perhaps not an SMR stay report: a person says (CIM-40). */
  'scope-doubt',
  /** Not a stay report, by rule or by a person's answer (CIM-40). */
  'out-of-scope',
  /** The analysis did not come to an end; it may be asked again. */
  'unreadable',
  'to-review',
  'validated',
  /** Validated once, open again; the former coding is kept (CIM-52). */
  'reopened',
] as const;
export const stayStateSchema = z.enum(STAY_STATES);
export type StayState = z.output<typeof stayStateSchema>;

/** Declared profile of whoever acts (CIM-51, CIM-52); `other` may prepare, not validate. */
const profileSchema = z.enum(['coder-tim', 'dim-physician', 'physician', 'other']);
export type Profile = z.output<typeof profileSchema>;

export const personSchema = z.object({ name: z.string(), profile: profileSchema });

/** CIM-36: what comes out of the client's own report, and what out of a base of general knowledge. */
export const sourceSchema = z.enum(['client-data', 'knowledge-base', 'client-lexicon']);

/** CIM-37: a code is a proposal until a person with the right to has validated the stay. */
export const codeStatusSchema = z.enum(['proposal', 'validated']);

export const codeSchema = z
  .string()
  .trim()
  .transform((text) => text.toUpperCase().replaceAll('.', ''))
  .pipe(z.string().regex(/^[A-Z]\d{2}[0-9A-Z+]{0,5}$/, 'Un code CIM-10 est attendu, par exemple S72.00.'))
  .describe('CIM-10 code; a dot is accepted, answers have none (`S7200`)');

export const spanSchema = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() });

export const stayParams = z.object({ stayId: z.uuid() });

/** Number of the last decision the person had seen; see `decisionsVersion` of the stay. */
export const madeUponSchema = z.int().nonnegative();

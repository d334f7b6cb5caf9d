import { plainName } from '../search/plain-names.ts';
import type { IdentityStatus, Proof, Sex } from '../api/vocabulary.ts';

/** The five strict traits of an identity. */
export interface Traits {
  readonly birthName: string;
  readonly birthFirstNames: string;
  readonly birthDate: string | null;
  readonly sex: Sex | null;
  readonly birthPlaceCode: string | null;
}

export interface IdentityState {
  readonly status: IdentityStatus;
  readonly homonym: boolean;
  readonly doubtful: boolean;
  readonly fictitious: boolean;
  readonly proof: Proof | null;
  readonly hasIns: boolean;
}

/** Whether all five are known: without them no identity can be validated or looked up. */
export function isComplete(traits: Traits): boolean {
  return traits.birthDate !== null && traits.sex !== null && traits.birthPlaceCode !== null;
}

/** Whether a strict trait differs; accents, case and hyphens are ways of writing, not traits. */
export function traitsDiffer(before: Traits, after: Traits): boolean {
  return (
    plainName(before.birthName) !== plainName(after.birthName) ||
    plainName(before.birthFirstNames) !== plainName(after.birthFirstNames) ||
    before.birthDate !== after.birthDate ||
    before.sex !== after.sex ||
    before.birthPlaceCode !== after.birthPlaceCode
  );
}

/** What a changed trait leaves: the paper seen and the number received spoke of other traits. */
export function afterTraitsChanged(state: IdentityState): IdentityState {
  return { ...state, status: 'provisional', proof: null, hasIns: false };
}

/** A paper was seen: a provisional identity becomes validated, a retrieved one qualified. */
export function afterProof(state: IdentityState, proof: Proof): IdentityState {
  return { ...state, proof, status: state.hasIns ? 'qualified' : 'validated' };
}

/** The national identifier was received: a provisional identity becomes retrieved, a validated one qualified. */
export function afterIns(state: IdentityState): IdentityState {
  return { ...state, hasIns: true, status: state.proof === null ? 'retrieved' : 'qualified' };
}

/** A doubtful or fictitious identity is never more than provisional; a homonym keeps its status. */
export function withAttributes(
  state: IdentityState,
  attributes: Pick<IdentityState, 'homonym' | 'doubtful' | 'fictitious'>,
): IdentityState {
  const marked = { ...state, ...attributes };
  return marked.doubtful || marked.fictitious ? afterTraitsChanged(marked) : marked;
}

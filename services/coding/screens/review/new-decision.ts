import type { Role } from '../../engine/types.ts';
import type { NewDecision } from '../../api/decisions.ts';
import type { ReviewLine } from './review-lines.ts';

export type RefusalReason = NonNullable<Extract<NewDecision, { kind: 'refuse' }>['reason']>;

/** A code of the classification, chosen by a person. */
export interface ChosenCode {
  readonly code: string;
  readonly label: string;
}

/** What a person wants; `madeUpon` and the id are added when it is sent. */
export type Wish =
  | { readonly kind: 'accept'; readonly line: ReviewLine }
  | { readonly kind: 'refuse'; readonly line: ReviewLine; readonly reason?: RefusalReason }
  | { readonly kind: 'replace'; readonly line: ReviewLine; readonly chosen: ChosenCode; readonly role: Role }
  | { readonly kind: 'add'; readonly chosen: ChosenCode; readonly role: Role };

/**
 * The request for a wish, or null when it has no object: an added code is not accepted, it is withdrawn.
 * @param madeUpon number of the last decision the person had seen.
 */
export function newDecision(wish: Wish, id: string, madeUpon: number): NewDecision | null {
  if (wish.kind === 'add') return { kind: 'add', id, madeUpon, role: wish.role, code: wish.chosen.code };
  const proposalKey = wish.line.proposal?.key;
  if (proposalKey === undefined) return null;
  switch (wish.kind) {
    case 'accept':
      return { kind: 'accept', id, madeUpon, proposalKey };
    case 'refuse':
      return {
        kind: 'refuse',
        id,
        madeUpon,
        proposalKey,
        ...(wish.reason === undefined ? {} : { reason: wish.reason }),
      };
    case 'replace':
      return { kind: 'replace', id, madeUpon, proposalKey, code: wish.chosen.code, role: wish.role };
  }
}

/** Label that the optimistic view shows until the server gives its own. */
export function labelOf(wish: Wish): string {
  return wish.kind === 'replace' || wish.kind === 'add' ? wish.chosen.label : wish.line.label;
}

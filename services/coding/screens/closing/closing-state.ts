import { ROLES, type Role } from '../../engine/types.ts';
import type { Remaining } from '../../api/decisions.ts';
import type { StayView } from '../../api/review.ts';
import { counted } from '#platform/web/french/numbers.ts';

/** Whether a coding can be closed now; if not, why, and where to go. */
export type ClosingState =
  | { readonly open: true; readonly emptyRoles: readonly Role[] }
  | { readonly open: false; readonly reason: string; readonly jump: 'undecided' | null };

/** Words to confirm a role as empty belong to closing itself; all else must be settled before. */
const settledWhileClosing = ({ kind }: Remaining): boolean => kind === 'empty-role';

/**
 * @param mayValidate whether this person holds the right.
 * @param unsent decisions the server has not answered yet.
 */
export function closingState(view: StayView, mayValidate: boolean, unsent: number): ClosingState {
  const blocking = view.remaining.filter((left) => !settledWhileClosing(left));
  const undecided = blocking.filter(({ kind }) => kind === 'undecided').length;
  if (undecided > 0) {
    return { open: false, jump: 'undecided', reason: `Reste ${counted(undecided, 'proposition')} à décider.` };
  }
  if (blocking[0] !== undefined) return { open: false, jump: null, reason: blocking[0].text };
  if (!mayValidate) {
    const reason = 'Clore demande le droit « valider un codage » et un profil déclaré (TIM, médecin DIM ou médecin).';
    return { open: false, jump: null, reason };
  }
  if (unsent > 0)
    return { open: false, jump: null, reason: 'Vos dernières décisions ne sont pas encore enregistrées.' };
  const { allowed, reason } = view.may.validate;
  if (!allowed && reason !== null) return { open: false, jump: null, reason };
  const kept = new Set(view.finalCodes.map(({ role }) => role));
  return { open: true, emptyRoles: ROLES.filter((role) => !kept.has(role)) };
}

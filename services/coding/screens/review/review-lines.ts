import { ROLES, type Role } from '../../engine/types.ts';
import type { DecisionView } from '../../api/decisions.ts';
import type { ProposalView, StayView } from '../../api/review.ts';

export type LineState = 'undecided' | DecisionView['kind'];

/** One line of the decisions: a proposal, or a code that a person added. */
export interface ReviewLine {
  /** The proposal's key, or the id of the decision that added the code. */
  readonly id: string;
  readonly role: Role;
  /** What is proposed or was added. */
  readonly code: string;
  readonly label: string;
  readonly state: LineState;
  readonly proposal: ProposalView | null;
  readonly decision: DecisionView | null;
}

export interface RoleGroup {
  readonly role: Role;
  readonly lines: readonly ReviewLine[];
}

/**
 * The lines in the order in which one works: MMP, AE, DAS. Candidates for the one MMP or AE compete, so they stand by
 * rank; DAS stand where the report says them, so that one reads it once. Added codes come last. Deciding moves no line.
 */
export function roleGroups(view: Pick<StayView, 'analysis' | 'added'>): readonly RoleGroup[] {
  return ROLES.map((role) => {
    const proposals = (view.analysis?.proposals ?? []).filter((proposal) => proposal.role === role);
    const ordered = proposals.toSorted(role === 'DAS' ? byPlace : (a, b) => a.rank - b.rank);
    const added = view.added.filter((decision) => decision.role === role);
    return { role, lines: [...ordered.map(lineOf), ...added.map(addedLine)] };
  });
}

/** All lines, group after group. */
export function linesOf(groups: readonly RoleGroup[]): readonly ReviewLine[] {
  return groups.flatMap(({ lines }) => lines);
}

/** The line `step` further on, stopping at either end; the first when `from` is not there. */
export function neighbour(lines: readonly ReviewLine[], from: string | null, step: 1 | -1): string | null {
  const place = lines.findIndex(({ id }) => id === from);
  if (place === -1) return lines[0]?.id ?? null;
  return lines[Math.min(Math.max(place + step, 0), lines.length - 1)]?.id ?? null;
}

/** The next line to decide after `from`, going round; null when all is decided. */
export function nextUndecided(lines: readonly ReviewLine[], from: string | null): string | null {
  const place = lines.findIndex(({ id }) => id === from);
  const ahead = [...lines.slice(place + 1), ...lines.slice(0, Math.max(place, 0))];
  return ahead.find(({ state }) => state === 'undecided')?.id ?? null;
}

function lineOf(proposal: ProposalView): ReviewLine {
  const { key: id, role, code, label, decision } = proposal;
  return { id, role, code, label, proposal, decision, state: decision?.kind ?? 'undecided' };
}

function addedLine(decision: DecisionView): ReviewLine {
  const { id, role, code, label } = decision;
  return { id, role, code, label, proposal: null, decision, state: 'added' };
}

function byPlace(a: ProposalView, b: ProposalView): number {
  const place = ({ quotes }: ProposalView) => quotes[0]?.start ?? Number.POSITIVE_INFINITY;
  const [first, second] = [place(a), place(b)];
  return first === second ? a.rank - b.rank : first - second;
}

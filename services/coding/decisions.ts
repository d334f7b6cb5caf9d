import type { Role } from './engine/types.ts';
import type { FinalCode } from './api/decisions.ts';

/** One line of the decisions of a stay, as the rules see it. */
export interface Decision {
  readonly id: string;
  /** Order within the stay, from 1. */
  readonly number: number;
  readonly kind: 'accepted' | 'refused' | 'replaced' | 'added' | 'undone';
  readonly proposalKey: string | null;
  /** Role and code the person keeps; those of the proposal when refused; null for an undoing. */
  readonly role: Role | null;
  readonly code: string | null;
  readonly label: string | null;
  /** The decision that this one undoes. */
  readonly undoes: string | null;
  readonly personId: string;
}

/** A decision that says something of a code. */
export type CodeDecision = Decision & {
  readonly kind: 'accepted' | 'refused' | 'replaced' | 'added';
  readonly role: Role;
  readonly code: string;
  readonly label: string;
};

/** Just enough of a proposal. */
export interface ProposedCode {
  readonly key: string;
  readonly role: Role;
  readonly code: string;
  readonly label: string;
}

/** What a decision is about: a proposal, or a code that somebody added, named by the decision that added it. */
export function subjectOf(decision: Decision): string {
  return decision.proposalKey ?? decision.undoes ?? decision.id;
}

/**
 * The decisions that hold, by subject: of each subject the last one that was not undone. Undoing a change of mind
 * brings back the decision before it.
 */
export function liveDecisions(decisions: readonly Decision[]): ReadonlyMap<string, CodeDecision> {
  const undone = new Set(decisions.map((decision) => decision.undoes));
  const live = new Map<string, CodeDecision>();
  for (const decision of decisions.toSorted((a, b) => a.number - b.number)) {
    if (!isAboutCode(decision) || undone.has(decision.id)) continue;
    live.set(subjectOf(decision), decision);
  }
  return live;
}

/** Proposals nobody has decided on. */
export function undecided<P extends ProposedCode>(
  proposals: readonly P[],
  decisions: readonly Decision[],
): readonly P[] {
  const live = liveDecisions(decisions);
  return proposals.filter((proposal) => !live.has(proposal.key));
}

const ROLE_ORDER: readonly Role[] = ['MMP', 'AE', 'DAS'];

/**
 * The codes as persons decided, by role then in the order of the proposals, added ones last. The human decision is the
 * code (CIM-50); `status` is `proposal` here: only a validation makes them codes of the stay (CIM-37).
 */
export function finalCodes(proposals: readonly ProposedCode[], decisions: readonly Decision[]): readonly FinalCode[] {
  const live = liveDecisions(decisions);
  const order = new Map(proposals.map((proposal, index) => [proposal.key, index]));
  const kept = [...live.values()].flatMap((decision) => {
    const { kind } = decision;
    if (kind === 'refused') return [];
    return [{ ...decision, origin: kind === 'added' ? ('entered-by-user' as const) : kind }];
  });
  const place = (decision: CodeDecision) => order.get(subjectOf(decision)) ?? proposals.length + decision.number;
  return kept
    .toSorted((a, b) => ROLE_ORDER.indexOf(a.role) - ROLE_ORDER.indexOf(b.role) || place(a) - place(b))
    .map((decision) => ({
      role: decision.role,
      code: decision.code,
      label: decision.label,
      origin: decision.origin,
      replaces: decision.kind === 'replaced' ? (proposals[order.get(subjectOf(decision)) ?? -1]?.code ?? null) : null,
      status: 'proposal',
    }));
}

/**
 * Whether somebody else decided on the same subject after what this person had seen: then their decision must be read
 * before another is made (nothing is overwritten unseen). One's own decisions never stand in one's way.
 */
export function overtaken(
  decisions: readonly Decision[],
  about: { readonly subject: string; readonly madeUpon: number; readonly personId: string },
): boolean {
  return decisions.some(
    (decision) =>
      decision.number > about.madeUpon && decision.personId !== about.personId && subjectOf(decision) === about.subject,
  );
}

/** Whether anybody else decided on anything after what this person had seen. */
export function overtakenAnywhere(
  decisions: readonly Decision[],
  about: { readonly madeUpon: number; readonly personId: string },
): boolean {
  return decisions.some(({ number, personId }) => number > about.madeUpon && personId !== about.personId);
}

/** The person's last live decision: what "undo" takes back. */
export function lastOf(decisions: readonly Decision[], personId: string): CodeDecision | null {
  const live = [...liveDecisions(decisions).values()].filter((decision) => decision.personId === personId);
  return live.toSorted((a, b) => a.number - b.number).at(-1) ?? null;
}

function isAboutCode(decision: Decision): decision is CodeDecision {
  return decision.kind !== 'undone';
}

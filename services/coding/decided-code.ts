import { Conflict, Invalid, NotFound } from '#platform/kernel/errors.ts';
import type { NewDecision } from './api/decisions.ts';
import type { Role } from './engine/types.ts';
import { finalCodes, type CodeDecision, type Decision, type ProposedCode } from './decisions.ts';
import { dotted, ROLE_TITLES, type CodeFacts, type CodeLookup } from './validation-rules.ts';

export type DecidedCode = Pick<CodeDecision, 'id' | 'kind' | 'proposalKey' | 'role' | 'code' | 'label'> & {
  readonly undoes: null;
  readonly reason?: string | undefined;
  readonly note?: string | undefined;
};

/**
 * What a decision keeps: the proposal's own code when accepted or refused, the person's when replaced or added.
 * @throws {NotFound} `coding.proposal.not-found`
 * @throws {Conflict} `coding.decision.already-kept`
 * @throws {Invalid} `coding.decision.code`
 */
export function decidedCode(
  decision: NewDecision,
  review: { readonly proposals: readonly ProposedCode[]; readonly decisions: readonly Decision[] },
  lookup: CodeLookup,
): DecidedCode {
  const { id, note } = decision;
  if (decision.kind === 'add') {
    const { code, label } = admitted(decision.code, decision.role, lookup);
    refuseTwice(review, { code, role: decision.role });
    return { id, note, kind: 'added', proposalKey: null, role: decision.role, code, label, undoes: null };
  }
  const proposal = review.proposals.find((one) => one.key === decision.proposalKey);
  if (proposal === undefined) throw new NotFound('coding.proposal.not-found', 'Cette proposition n’existe pas ici.');
  const { key: proposalKey, role, code, label } = proposal;
  if (decision.kind === 'accept') return { id, note, kind: 'accepted', proposalKey, role, code, label, undoes: null };
  if (decision.kind === 'refuse') {
    return { id, note, kind: 'refused', proposalKey, role, code, label, undoes: null, reason: decision.reason };
  }
  const place = decision.role ?? role;
  const other = admitted(decision.code, place, lookup);
  if (other.code === code && place === role) {
    const message = 'C’est le code proposé, dans le même rôle : acceptez-le.';
    throw new Invalid('coding.decision.code', message, [{ field: 'code', rule: 'same', message }]);
  }
  return { id, note, kind: 'replaced', proposalKey, role: place, code: other.code, label: other.label, undoes: null };
}

function admitted(code: string, role: Role, lookup: CodeLookup): CodeFacts {
  const facts = lookup(code);
  if (facts === null) {
    const message = `${dotted(code)} n’existe pas dans la classification en vigueur aux dates du séjour.`;
    throw new Invalid('coding.decision.code', message, [{ field: 'code', rule: 'unknown', message }]);
  }
  if (!facts.allowed[role]) {
    const message = `${dotted(code)} n’est pas admis en ${role} (${ROLE_TITLES[role]}).`;
    throw new Invalid('coding.decision.code', message, [{ field: 'code', rule: 'role', message }]);
  }
  return facts;
}

/** A code is entered once: not beside itself, nor beside a proposal of the same code and role that waits. */
function refuseTwice(
  review: { readonly proposals: readonly ProposedCode[]; readonly decisions: readonly Decision[] },
  { code, role }: { readonly code: string; readonly role: Role },
): void {
  const kept = finalCodes(review.proposals, review.decisions).find((one) => one.code === code);
  if (kept !== undefined) {
    throw new Conflict('coding.decision.already-kept', `${dotted(code)} est déjà retenu en ${kept.role}.`);
  }
  const proposed = review.proposals.find((one) => one.code === code && one.role === role);
  if (proposed === undefined || review.decisions.some((one) => one.proposalKey === proposed.key)) return;
  throw new Conflict('coding.decision.already-kept', `${dotted(code)} est déjà proposé en ${role} : acceptez-le.`);
}

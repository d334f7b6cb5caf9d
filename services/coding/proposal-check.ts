import type { Analysis, Proposal, Span } from './engine/types.ts';
import type { CodeLookup } from './validation-rules.ts';

/** Why a proposal is kept from people. */
type Fault = 'unknown-code' | 'role-not-allowed' | 'blocked' | 'contradiction';

/**
 * The last look before anything is shown (CIM-38), whatever engine answered: a code must exist in the classification
 * valid at the stay's dates, be admitted in its role, and not contradict another proposal. What fails is discarded and
 * counted; an excerpt that is not in the report is dropped (CIM-35).
 */
export function checkProposals(analysis: Analysis, text: string, lookup: CodeLookup): Analysis {
  const discarded: Record<string, number> = { ...analysis.discarded };
  const kept: Proposal[] = [];
  for (const proposal of analysis.proposals) {
    const fault = faultOf(proposal, kept, lookup);
    if (fault === null) kept.push({ ...proposal, quotes: proposal.quotes.filter((quote) => isWithin(quote, text)) });
    else discarded[fault] = (discarded[fault] ?? 0) + 1;
  }
  return { ...analysis, proposals: ranked(kept), discarded };
}

function faultOf(proposal: Proposal, before: readonly Proposal[], lookup: CodeLookup): Fault | null {
  const facts = lookup(proposal.code);
  if (facts === null) return 'unknown-code';
  if (!facts.allowed[proposal.role]) return 'role-not-allowed';
  if (proposal.notes.some(({ level }) => level === 'blocks')) return 'blocked';
  return before.some((other) => contradicts(proposal, other)) ? 'contradiction' : null;
}

/** The same code twice in one role, or an AE or DAS that repeats the first candidate of the MMP. */
function contradicts(proposal: Proposal, before: Proposal): boolean {
  if (proposal.code !== before.code) return false;
  return proposal.role === before.role || (before.role === 'MMP' && before.rank === 1);
}

function ranked(proposals: readonly Proposal[]): Proposal[] {
  const places = new Map<string, number>();
  return proposals.map((proposal) => {
    const rank = (places.get(proposal.role) ?? 0) + 1;
    places.set(proposal.role, rank);
    return { ...proposal, rank };
  });
}

function isWithin({ start, end }: Span, text: string): boolean {
  return start >= 0 && start < end && end <= text.length;
}

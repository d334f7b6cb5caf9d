import type { DecisionView } from '../../api/decisions.ts';
import type { ProposalView } from '../../api/review.ts';
import type { Role } from '../../engine/types.ts';

/** Invented proposals and decisions, for the tests of this folder. */

export function proposal(key: string, change: Partial<ProposalView> = {}): ProposalView {
  const [role = 'DAS', code = 'I10'] = key.split(':');
  return {
    key,
    role: role as Role,
    code,
    label: `Libellé de ${code}`,
    rank: 1,
    band: 'high',
    quotes: [],
    reason: 'Écrit dans le compte rendu.',
    alternatives: [],
    notes: [],
    generated: 'automatic',
    source: 'knowledge-base',
    status: 'proposal',
    decision: null,
    contested: false,
    ...change,
  };
}

export function decision(kind: DecisionView['kind'], change: Partial<DecisionView> = {}): DecisionView {
  return {
    id: 'd1',
    number: 1,
    kind,
    role: 'DAS',
    code: 'I10',
    label: 'Libellé de I10',
    proposalKey: 'DAS:I10',
    reason: null,
    note: null,
    by: { name: 'Hélène Garcin', profile: 'coder-tim' },
    at: '2026-11-21T08:38:00Z',
    ...change,
  };
}

/** A quote that starts at `start`, for the order of reading. */
export function quoteAt(start: number): ProposalView['quotes'][number] {
  return { start, end: start + 5, text: 'texte', source: 'client-data' };
}

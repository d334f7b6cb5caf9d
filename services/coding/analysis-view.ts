import type { Analysis, Span } from './engine/types.ts';
import type { AnalysisView, ProposalView } from './api/review.ts';
import type { DecisionView } from './api/decisions.ts';
import { proposalKey, type StoredAnalysis } from './analyses.ts';
import type { ProposedCode } from './decisions.ts';

/** What surrounds an analysis when it is shown. */
export interface Surroundings {
  readonly text: string;
  readonly validated: boolean;
  /** The decision that holds, by proposal. */
  readonly decisions: ReadonlyMap<string, DecisionView>;
  /** Proposals with an open anomaly. */
  readonly contested: ReadonlySet<string>;
  readonly scopeAnswer: boolean | null;
}

/** The proposals of an analysis, named, in the order of display: by role then rank. */
export function proposedCodes(result: Analysis): readonly ProposedCode[] {
  return result.proposals.map(({ role, code, label }) => ({ key: proposalKey({ role, code }), role, code, label }));
}

/**
 * An analysis as it is shown. Every generated element says so and from what (CIM-36): excerpts are the client's own
 * data, codes and reasons come from the base of general knowledge. The probability behind a band does not leave.
 */
export function analysisView(stored: StoredAnalysis, around: Surroundings): AnalysisView {
  const { result } = stored;
  const withheld = result.scope?.level === 'confirm' && around.scopeAnswer === null;
  const quotes = (spans: readonly Span[]) => spans.map((span) => quote(around.text, span));
  return {
    ...{ id: stored.id, number: stored.number, at: stored.madeAt, engine: stored.engine, settings: stored.settings },
    sections: result.sections.map(({ kind, title, span }) => ({ kind, title, start: span.start, end: span.end })),
    proposals: withheld ? [] : result.proposals.map((proposal) => proposalView(proposal, around)),
    setAside: withheld
      ? []
      : result.setAside.map(({ code, label, reason, text, quotes: spans }) => ({
          ...{ code, label, reason, text, quotes: quotes(spans) },
          ...{ generated: 'automatic', source: 'knowledge-base' },
        })),
    quality: result.quality.map(({ code, text }) => ({ code, text })),
    scope: result.scope === null ? null : { ...result.scope, answer: scopeWord(around.scopeAnswer) },
    discarded: { ...result.discarded },
  };
}

function proposalView(proposal: Analysis['proposals'][number], around: Surroundings): ProposalView {
  const key = proposalKey(proposal);
  const { role, code, label, rank, band, reason } = proposal;
  return {
    ...{ key, role, code, label, rank, band, reason },
    quotes: proposal.quotes.map((span) => quote(around.text, span)),
    alternatives: proposal.alternatives.map((one) => ({ code: one.code, label: one.label, reason: one.reason })),
    notes: proposal.notes.map(({ rule, level, text }) => ({ rule, level, text })),
    ...{ generated: 'automatic', source: 'knowledge-base', status: around.validated ? 'validated' : 'proposal' },
    decision: around.decisions.get(key) ?? null,
    contested: around.contested.has(key),
  };
}

function quote(text: string, { start, end }: Span) {
  return { start, end, text: text.slice(start, end), source: 'client-data' as const };
}

function scopeWord(answer: boolean | null): 'smr' | 'not-smr' | null {
  if (answer === null) return null;
  return answer ? 'smr' : 'not-smr';
}

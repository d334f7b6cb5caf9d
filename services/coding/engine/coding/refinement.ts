import { orderedSpans, type Candidate } from './candidates.ts';
import type { CodeTable } from './code-table.ts';
import type { Facts } from '../reading/facts.ts';
import type { Reading } from '../reading/mentions.ts';
import type { Reference } from '../reference.ts';
import type { Span, StayFacts } from '../types.ts';

/** What a refinement may look at besides the candidates. */
export interface RefineContext {
  readonly reading: Reading;
  readonly facts: Facts;
  readonly stay: StayFacts;
  readonly table: CodeTable;
  readonly drugs: Reference['drugs'];
}

export type Refinement = (candidates: readonly Candidate[], context: RefineContext) => readonly Candidate[];

/** The candidate under a more precise code, with what was read for it. The same when the code cannot be recorded. */
export function recoded(
  candidate: Candidate,
  code: string,
  { table }: RefineContext,
  reason: string,
  ...spans: readonly (Span | undefined)[]
): Candidate {
  if (table.get(code) === null || table.usable(code) === null) return candidate;
  const quotes = orderedSpans([...candidate.quotes, ...spans.filter((span) => span !== undefined)]);
  return { ...candidate, code, quotes, reasons: [...candidate.reasons, reason] };
}

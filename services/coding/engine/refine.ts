import { orderedSpans, type Candidate } from './candidates.ts';
import type { CodeTable } from './code-table.ts';
import type { Facts } from './facts.ts';
import type { Reading } from './mentions.ts';
import { refineDiseases } from './refine-diseases.ts';
import { refineNutrition } from './refine-nutrition.ts';
import { addTreatments } from './refine-treatments.ts';
import type { Reference } from './reference.ts';
import type { Span, StayFacts } from './types.ts';

/** What a refinement may look at besides the candidates. */
export interface RefineContext {
  readonly reading: Reading;
  readonly facts: Facts;
  readonly stay: StayFacts;
  readonly table: CodeTable;
  readonly drugs: Reference['drugs'];
}

export type Refinement = (candidates: readonly Candidate[], context: RefineContext) => readonly Candidate[];

/** In order: treatments choose the extension of diseases, diseases know each other. */
const REFINEMENTS: readonly Refinement[] = [refineNutrition, addTreatments, refineDiseases];

/**
 * Chooses the extension that numbers and other facts of the report support (CIM-10 FR, ATIH: body mass index, stage,
 * insulin, severity), and adds the codes that a fact alone implies. Codes that end up equal become one candidate.
 */
export function refineAll(candidates: readonly Candidate[], context: RefineContext): readonly Candidate[] {
  const refined = REFINEMENTS.reduce<readonly Candidate[]>((some, refine) => refine(some, context), candidates);
  return merged(refined.map((one) => ({ ...one, code: context.table.usable(one.code) ?? one.code })));
}

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

function merged(candidates: readonly Candidate[]): Candidate[] {
  const byCode = new Map<string, Candidate>();
  for (const one of candidates) {
    const known = byCode.get(one.code);
    byCode.set(one.code, known === undefined ? one : union(known, one));
  }
  return [...byCode.values()];
}

function union(a: Candidate, b: Candidate): Candidate {
  return {
    code: a.code,
    quotes: orderedSpans([...a.quotes, ...b.quotes]),
    mentions: [...a.mentions, ...b.mentions].toSorted((one, other) => one.span.start - other.span.start),
    reasons: [...new Set([...a.reasons, ...b.reasons])],
  };
}

import type { CodeTable } from './code-table.ts';
import type { Mention } from '../reading/mentions.ts';
import type { Code } from '../reference.ts';
import type { AsideReason, Span } from '../types.ts';

/** A code that the text affirms, with all that says it. */
export interface Candidate {
  readonly code: string;
  readonly quotes: readonly Span[];
  readonly mentions: readonly Mention[];
  /** French, one sentence each: what chose the code. */
  readonly reasons: readonly string[];
}

/** A code that was seen and is not proposed. */
export interface Aside {
  readonly code: string;
  readonly reason: AsideReason;
  readonly text: string;
  readonly quotes: readonly Span[];
}

/** Groups the affirmed mentions by the code to record. Codes that cannot be recorded are left to the rules. */
export function candidatesOf(mentions: readonly Mention[], codes: readonly Code[], table: CodeTable): Candidate[] {
  const groups = new Map<string, Mention[]>();
  for (const mention of mentions) {
    for (const place of mention.second === null ? [mention.codes[0]!] : [mention.codes[0]!, mention.second]) {
      const said = codes[place]!.code;
      const code = table.usable(said) ?? said;
      const known = groups.get(code);
      if (known === undefined) groups.set(code, [mention]);
      else known.push(mention);
    }
  }
  return [...groups].map(([code, group]) => ({ code, mentions: group, quotes: quotesOf(group), reasons: [] }));
}

/** Spans in reading order, each once. */
export function quotesOf(mentions: readonly Pick<Mention, 'span'>[]): Span[] {
  return orderedSpans(mentions.map(({ span }) => span));
}

export function orderedSpans(spans: readonly Span[]): Span[] {
  const sorted = spans.toSorted((a, b) => a.start - b.start || b.end - a.end);
  return sorted.filter((span, at) => at === 0 || span.start >= sorted[at - 1]!.end || span.end > sorted[at - 1]!.end);
}

/** Candidates that ended up with the same code, put together. */
export function oneByCode(candidates: readonly Candidate[]): Candidate[] {
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

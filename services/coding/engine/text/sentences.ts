import type { Span } from '../types.ts';
import type { Token } from './tokens.ts';

/** A stretch of text within which a cue may bear on a mention. */
export interface Proposition {
  readonly tokens: readonly Token[];
  readonly span: Span;
}

/** A text without any full stop must not make one proposition of a thousand words. */
const LONGEST = 120;
const TITLES_WITH_STOP = /(?:\b(?:dr|pr|mr|mme|m|cf|ex|env|st|ste|art|p))$/i;
/** These words turn from what was denied to what is affirmed. */
const TURNS = new Set(['mais', 'cependant', 'toutefois', 'neanmoins', 'pourtant', 'sauf', 'hormis']);

/**
 * Cuts a text into propositions: at full stops (not in `Dr.` nor `8.4`), semicolons, line ends and bullets, and before
 * words that turn the meaning. Offsets are those of the whole text.
 */
export function propositionsOf(text: string, tokens: readonly Token[]): Proposition[] {
  const propositions: Proposition[] = [];
  let open: Token[] = [];
  const close = (): void => {
    if (open.length > 0) propositions.push({ tokens: open, span: { start: open[0]!.start, end: open.at(-1)!.end } });
    open = [];
  };
  let previousEnd = 0;
  for (const token of tokens) {
    const between = text.slice(previousEnd, token.start);
    if (open.length >= LONGEST || endsSentence(text, previousEnd, between) || TURNS.has(token.text)) close();
    open.push(token);
    previousEnd = token.end;
  }
  close();
  return propositions;
}

function endsSentence(text: string, at: number, between: string): boolean {
  if (/[;!?•]/.test(between) || /\n\s*(?:\n|[-*–•])/.test(between)) return true;
  if (between.includes('\n')) return lineBreakEnds(text, at, between);
  if (!between.includes('.')) return false;
  const before = text.slice(Math.max(0, at - 5), at);
  const next = text[at + between.length] ?? '';
  // `E. coli`, `L. pneumophila`: a lone capital before a word in lower case begins a name.
  if (/(?<![\p{L}\d])\p{Lu}$/u.test(before) && next !== next.toUpperCase()) return false;
  return !TITLES_WITH_STOP.test(before);
}

/** A line that goes on in lower case was only folded by a narrow page. */
function lineBreakEnds(text: string, at: number, between: string): boolean {
  const next = text[at + between.length] ?? '';
  const goesOn = next === next.toLowerCase() && next !== next.toUpperCase();
  return between.includes('.') || !goesOn;
}

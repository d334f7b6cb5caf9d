import type { Span } from '../../engine/types.ts';

/** How much of the report to join to a signalement. */
export interface ExcerptChoice {
  readonly name: 'none' | 'quote' | 'sentence' | 'paragraph';
  readonly label: string;
  readonly span: Span | null;
}

/**
 * None, the quoted words, their sentence, their paragraph: from the least to the most, and never the whole report. A
 * choice that would send the same as the one before is left out.
 */
export function excerptChoices(text: string, quote: Span | null): readonly ExcerptChoice[] {
  const none: ExcerptChoice = { name: 'none', label: 'Aucun texte', span: null };
  if (quote === null) return [none];
  const choices: readonly ExcerptChoice[] = [
    none,
    { name: 'quote', label: 'Les mots soulignés', span: { start: quote.start, end: quote.end } },
    { name: 'sentence', label: 'La phrase', span: around(text, quote, /[.!?\n]/) },
    { name: 'paragraph', label: 'Le paragraphe', span: around(text, quote, /\n/) },
  ];
  return choices.filter(({ span }, index) => {
    const before = choices[index - 1]?.span;
    return before == null || span === null || before.start !== span.start || before.end !== span.end;
  });
}

function around(text: string, { start, end }: Span, edge: RegExp): Span {
  let [from, to] = [start, end];
  while (from > 0 && !edge.test(text[from - 1] ?? '')) from -= 1;
  while (to < text.length && !edge.test(text[to] ?? '')) to += 1;
  if (text[to] !== undefined && text[to] !== '\n') to += 1;
  while (/\s/.test(text[from] ?? '')) from += 1;
  return { start: from, end: to };
}

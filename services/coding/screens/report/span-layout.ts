import type { Span } from '../../engine/types.ts';

/** A place of the text that something stands on: a proposal's quote, or what was set aside. */
export interface Mark extends Span {
  readonly id: string;
}

/** A stretch of text under the same marks, the outermost (earliest, then longest) first. */
export interface Run extends Span {
  readonly marks: readonly string[];
  /** Marks whose first character in this paragraph is the first of this run: their codes stand in the margin here. */
  readonly opens: readonly string[];
}

/** Marks in reading order: earliest first and, of those that start together, the longest first. */
export function inReadingOrder<M extends Mark>(marks: readonly M[]): readonly M[] {
  return marks.toSorted((a, b) => a.start - b.start || b.end - a.end);
}

/**
 * Divides a paragraph into runs. Marks may overlap, nest, start before the paragraph or go on after it; several marks of
 * one id open once.
 * @param marks in reading order.
 */
export function runsOf(paragraph: Span, marks: readonly Mark[]): readonly Run[] {
  const inside = marks
    .filter((mark) => mark.start < paragraph.end && mark.end > paragraph.start && mark.end > mark.start)
    .map(({ id, start, end }) => ({ id, start: Math.max(start, paragraph.start), end: Math.min(end, paragraph.end) }));
  const edges = new Set([paragraph.start, paragraph.end, ...inside.flatMap(({ start, end }) => [start, end])]);
  const bounds = [...edges].toSorted((a, b) => a - b);
  const opened = new Set<string>();
  return bounds.slice(0, -1).map((start, index) => {
    const end = bounds[index + 1] ?? paragraph.end;
    const over = [...new Set(inside.filter((mark) => mark.start <= start && mark.end >= end).map(({ id }) => id))];
    const opens = over.filter((id) => !opened.has(id));
    for (const id of opens) opened.add(id);
    return { start, end, marks: over, opens };
  });
}

/**
 * The marks that touch each paragraph, in one pass: reports of 50 pages hold thousands of paragraphs.
 * @param paragraphs in order, not overlapping. @param marks in reading order.
 */
export function marksByParagraph<M extends Mark>(
  paragraphs: readonly Span[],
  marks: readonly M[],
): readonly (readonly M[])[] {
  let waiting: readonly M[] = [];
  let next = 0;
  return paragraphs.map(({ start, end }) => {
    waiting = waiting.filter((mark) => mark.end > start);
    while (next < marks.length && (marks[next]?.start ?? end) < end) {
      const mark = marks[next];
      if (mark !== undefined && mark.end > start) waiting = [...waiting, mark];
      next += 1;
    }
    return waiting;
  });
}

/** Where the code stands in a run: after its first word, so that it shares the line of that word. */
export function firstWordEnd(text: string): number {
  const word = /^\s*\S+/.exec(text)?.[0].length ?? 0;
  return Math.min(word, text.length);
}

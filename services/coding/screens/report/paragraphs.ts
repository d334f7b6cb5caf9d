import type { Span } from '../../engine/types.ts';

/** A section of the report: its name and the range it covers, title included. */
export interface SectionRange extends Span {
  readonly title: string;
}

/** A paragraph as it is set: `heading` is what stands in the margin, beside the first paragraph of a section. */
export interface Paragraph extends Span {
  readonly heading: string | null;
}

const TITLE_END = /^[ \t\u00A0]*[:–-]?[ \t\u00A0]*(?:\r?\n|(?=\S))/;

/**
 * Divides a report into paragraphs: at every line end, save those that a page's width made (a long line that goes on in
 * small letters). A section's own title moves to the margin; nothing else of the text is left out but blank lines.
 */
export function paragraphsOf(text: string, sections: readonly SectionRange[]): readonly Paragraph[] {
  const heads = sections.map((section) => ({ ...section, body: bodyStart(text, section) }));
  const edges = new Set([0, text.length, ...heads.flatMap(({ start, body }) => [start, body])]);
  const bounds = [...edges].toSorted((a, b) => a - b);
  const found: Paragraph[] = [];
  let heading: string | null = null;
  for (const [index, start] of bounds.slice(0, -1).entries()) {
    const section = heads.find((head) => head.start === start);
    if (section !== undefined) heading = section.title === '' ? null : section.title;
    if (section !== undefined && section.body > start) continue;
    for (const span of linesBetween(text, start, bounds[index + 1] ?? text.length)) {
      found.push({ ...span, heading });
      heading = null;
    }
  }
  return found;
}

/** Whether a line end was only made by the page's width. */
export function isSoftBreak(before: string, after: string): boolean {
  return before.trimEnd().length >= 60 && !/[.:;!?]\s*$/.test(before) && /^\s*[\p{Ll}\d(,]/u.test(after);
}

/** Where the text of a section begins once its title, written first, has gone to the margin. */
function bodyStart(text: string, { title, start, end }: SectionRange): number {
  const lead = /^\s*/.exec(text.slice(start, end))?.[0].length ?? 0;
  const written = text.slice(start + lead, start + lead + title.length);
  if (title === '' || written.toLowerCase() !== title.toLowerCase()) return start;
  const rest = text.slice(start + lead + title.length, end);
  return start + lead + title.length + (TITLE_END.exec(rest)?.[0].length ?? 0);
}

function linesBetween(text: string, start: number, end: number): Span[] {
  const found: { start: number; end: number }[] = [];
  let from = start;
  for (const line of text.slice(start, end).split('\n')) {
    const last = found.at(-1);
    const to = from + line.length;
    const joins = last !== undefined && last.end === from - 1 && isSoftBreak(text.slice(last.start, last.end), line);
    if (joins) last.end = to;
    else if (line.trim() !== '') found.push({ start: from, end: to });
    from = to + 1;
  }
  return found.map((span) => trimmed(text, span));
}

function trimmed(text: string, { start, end }: Span): Span {
  const inside = text.slice(start, end);
  return { start: start + inside.length - inside.trimStart().length, end: start + inside.trimEnd().length };
}

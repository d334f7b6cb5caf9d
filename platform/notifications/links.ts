/** A piece of a text: words, or a web address to follow. */
export type TextPart = { readonly words: string } | { readonly url: string };

/** An address ends before the punctuation of the sentence it stands in. */
const LINK = /https?:\/\/[^\s<>"«»]*[^\s<>"«».,;:!?)'’]/g;

/** Cuts a text into words and addresses, in order; `http:` and `https:` only. */
export function partsOf(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    if (match.index > from) parts.push({ words: text.slice(from, match.index) });
    parts.push({ url: match[0] });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ words: text.slice(from) });
  return parts;
}

/** The paragraphs of a text: what empty lines separate. */
export function paragraphsOf(text: string): readonly string[] {
  return text.trim().split(/\n{2,}/);
}

/** The address a paragraph consists of, or null. */
export function soleLink(paragraph: string): string | null {
  const [part, ...others] = partsOf(paragraph.trim());
  return part !== undefined && 'url' in part && others.length === 0 ? part.url : null;
}

/** Controls that mean nothing in a text, and the marks of an encoding. Tab and line feed stay. */
const MEANINGLESS = /(?![\t\n])\p{Cc}|\ufeff/gu;

/**
 * The one form in which texts leave extraction: NFC, lines ended by `\n`, soft hyphens joined, no trailing blanks, no
 * blank line at either end. Nothing else is changed: offsets into this text are what the rest of Cabinet stores.
 */
export function tidyText(text: string): string {
  const tidied = text
    .normalize('NFC')
    .replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/\u00ad\n?/g, '')
    .replaceAll(MEANINGLESS, '')
    .split('\n')
    // Not a regular expression: on a long run of blanks inside a line it would try every start of the run.
    .map((line) => line.trimEnd())
    .join('\n');
  return withoutBlankEnds(tidied);
}

function withoutBlankEnds(text: string): string {
  let start = 0;
  let end = text.length;
  while (text[start] === '\n') start += 1;
  while (end > start && text[end - 1] === '\n') end -= 1;
  return text.slice(start, end);
}

/** Controls that mean nothing in a text, and the marks of an encoding. Tab and line feed stay. */
const MEANINGLESS = /(?![\t\n])\p{Cc}|\ufeff/gu;

/**
 * The one form in which texts leave extraction: NFC, lines ended by `\n`, soft hyphens joined, no trailing blanks, no
 * blank line at either end. Nothing else is changed: offsets into this text are what the rest of Cabinet stores.
 */
export function tidyText(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/\u00ad\n?/g, '')
    .replaceAll(MEANINGLESS, '')
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/^\n+|\n+$/g, '');
}

/**
 * Brings the words of a line in sight in the report.
 * @param block `nearest` moves only what is out of sight.
 * @param start where the quote begins, for a line that has several.
 */
export function showInText(id: string, block: 'nearest' | 'center', start?: number): void {
  const quote = start === undefined ? null : document.querySelector(`[data-start="${start}"]`);
  const place = quote ?? document.querySelector(`[data-code-of="${CSS.escape(id)}"]`);
  place?.scrollIntoView({ block });
}

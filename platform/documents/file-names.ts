const LONGEST = 200;
const NAMELESS = 'document';
/** Controls, line separators, and the marks that turn the reading direction round (`fdp.exe` shown as `exe.pdf`). */
const INVISIBLE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;
const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' });

/**
 * A file's name fit to be kept and given back: no folder, no invisible mark, no more than 200 characters (UTF-16 units)
 * with its extension kept; apostrophes, accents and emoji stay. A name of which nothing remains becomes `document`.
 */
export function cleanFileName(name: string): string {
  const base = name.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const visible = base.replaceAll(INVISIBLE, ' ').replaceAll(/\s+/gu, ' ').trim();
  const named = visible
    .replace(/^\.+/, '')
    .replace(/[. ]+$/, '')
    .trim();
  return shorten(named) || NAMELESS;
}

function shorten(name: string): string {
  if (name.length <= LONGEST) return name;
  const extension = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? '';
  let kept = '';
  for (const { segment } of graphemes.segment(name.slice(0, name.length - extension.length))) {
    if (kept.length + segment.length + extension.length > LONGEST) break;
    kept += segment;
  }
  return `${kept.trimEnd()}${extension}`;
}

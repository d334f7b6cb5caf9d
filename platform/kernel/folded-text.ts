/** A text without case, accents, ligatures and letters of neighbours: "Œdème ÉTÉ" gives "oedeme ete". Signs stay. */
export function withoutAccents(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[œæßøł]/g, (letter) => OPENED[letter]!);
}

/** A text as names are compared: without case, accents, ligatures and signs, words of `a-z0-9` parted by one space. */
export function foldedText(text: string): string {
  return withoutAccents(text)
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}

const OPENED: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l' };

import type { Candidate } from './candidates.ts';
import type { RefineContext } from './refinement.ts';

/** Sites of chapter XIII, by the character that adds them (CIM-10, beginning of the chapter). */
const SITES: readonly { readonly site: string; readonly words: RegExp }[] = [
  { site: '1', words: /\b(?:épaules?|scapul\p{L}*|clavicul\p{L}*|acromi\p{L}*)/iu },
  { site: '2', words: /\b(?:coudes?|humér\p{L}*|bras)(?!\p{L})/iu },
  { site: '3', words: /\b(?:poignets?|avant-bras|radius|radial\p{L}*|cubit\p{L}*|ulna\p{L}*)(?!\p{L})/iu },
  { site: '4', words: /\b(?:mains?|doigts?|pouces?|métacarp\p{L}*|carpe)(?!\p{L})/iu },
  {
    site: '5',
    words: /\b(?:hanches?|bassin|pelvi\p{L}*|cuisses?|fémur|fémora\p{L}*|coxo\p{L}*|fess\p{L}*)(?!\p{L})/iu,
  },
  { site: '6', words: /\b(?:genoux?|jambes?|tibia\p{L}*|rotul\p{L}*|patell\p{L}*|fibula\p{L}*|péroné)(?!\p{L})/iu },
  { site: '7', words: /\b(?:chevilles?|pieds?|orteils?|tals?|calcané\p{L}*|métatars\p{L}*)(?!\p{L})/iu },
  {
    site: '8',
    words: /\b(?:rachis|vertèbr\p{L}*|vertébra\p{L}*|cervica\p{L}*|dorsa\p{L}*|lombaires?|crâne|côtes?)(?!\p{L})/iu,
  },
];

const AROUND = 45;

/**
 * Adds the site to codes of chapter XIII that take one: read in the term, else in the words around it on its line; not
 * written, `9` (siège non précisé).
 */
export function refineSites(candidates: readonly Candidate[], { table, reading }: RefineContext): readonly Candidate[] {
  return candidates.map((one) => {
    const root = one.code.slice(0, 4);
    const takesSite = /siège non précisé/i.test(table.get(`${root}9`)?.label ?? '');
    if (!takesSite || !/^M\d\d\d9?$/.test(one.code)) return one;
    const said = one.quotes.map(({ start, end }) => reading.text.slice(start, end)).join(' ');
    const around = one.quotes.map(({ start, end }) => lineAround(reading.text, start, end)).join(' ');
    const site = siteIn(said) ?? siteIn(around) ?? '9';
    const code = `${root}${site}`;
    return table.usable(code) === code ? { ...one, code } : one;
  });
}

function siteIn(text: string): string | null {
  return SITES.find(({ words }) => words.test(text))?.site ?? null;
}

function lineAround(text: string, start: number, end: number): string {
  const before =
    text
      .slice(Math.max(0, start - AROUND), start)
      .split(/[\n.;]/)
      .at(-1) ?? '';
  const after = text.slice(end, end + AROUND).split(/[\n.;]/)[0] ?? '';
  return `${before}${text.slice(start, end)}${after}`;
}

import type { Token } from '../text/tokens.ts';

const KIN = new Set(
  (
    'pere mere frere freres soeur soeurs oncle tante cousin cousine grand-pere grand-mere aieul aieux neveu niece familial ' +
    'familiale familiaux familiales maman papa'
  ).split(' '),
);
/** These live with the patient as often as they are ill: they count only with a word of illness or death. */
const COMPANY = new Set([
  'fils',
  'fille',
  'filles',
  'mari',
  'epouse',
  'epoux',
  'conjoint',
  'conjointe',
  'enfant',
  'enfants',
  'parents',
]);
const ILL = new Set([
  'decede',
  'decedee',
  'decedes',
  'atteint',
  'atteinte',
  'porteur',
  'porteuse',
  'souffre',
  'souffrant',
  'hospitalise',
  'hospitalisee',
]);

export function isKin(word: string): boolean {
  return KIN.has(word);
}

/** Whether a token names a relative whose disease the mention (from, to) is: `Père décédé d'un infarctus`. */
export function isRelative(token: Token, at: number, tokens: readonly Token[], from: number, to: number): boolean {
  if (at < from)
    return (
      KIN.has(token.text) ||
      (COMPANY.has(token.text) &&
        tokens.slice(at, from).some(({ text }) => ILL.has(text) || (text === 'est' && from - at <= 3)))
    );
  return (
    at > to &&
    at - to <= 4 &&
    KIN.has(token.text) &&
    tokens.slice(to + 1, at).some(({ text }) => text === 'chez' || text === 'cote')
  );
}

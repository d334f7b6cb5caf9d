import type { Term } from '../reference.ts';

type Wording = Pick<Term, 'text' | 'source'>;

/**
 * The ways a term of a classification is written in a report. Labels carry words for the classifier that no clinician
 * writes: brackets, "sans précision", "non classé ailleurs", a site after a dash; the alphabetical index puts what
 * does not change the code in brackets.
 */
export function variantsOf(term: Wording): readonly string[] {
  if (term.source === 'own' || term.source === 'establishment') return [term.text];
  const bare = bareText(term);
  const variants = new Set([bare, withoutClassifierWords(bare)]);
  if (term.source === 'label') {
    variants.add(withoutClassifierWords(term.text));
    if (/^Tumeurs? malignes? (?:du|de|des|d['’])/.test(bare))
      variants.add(bare.replace(/^Tumeurs? malignes?/, 'cancer'));
    const [before] = bare.split(/ - /);
    if (before !== undefined && before !== bare && /siège non précisé|sans précision/i.test(bare)) variants.add(before);
    // One word between brackets is often an adjective: "[permanente]".
    const synonym = /\[([^\][]+ [^\][]+|\p{Lu}[^\][]{5,})\]/u.exec(term.text)?.[1];
    if (synonym !== undefined && !/\d|IMC|FEVG/.test(synonym)) variants.add(synonym);
  }
  return [...variants].filter((text) => /\p{L}/u.test(text));
}

/** The wording compared by trigrams. */
export function retrievalText(term: Wording): string {
  return withoutClassifierWords(term.source === 'index' ? bareText(term) : term.text.replace(/\*\*\*.*?\*\*\*/g, ' '))
    .replaceAll(/[\s,]+/g, ' ')
    .trim();
}

function bareText({ text, source }: Wording): string {
  const bare = text.replace(/\*\*\*.*?\*\*\*/g, ' ').replaceAll(/\([^()]*\)|\[[^\][]*\]|\{[^{}]*\}/g, ' ');
  return source === 'index' ? bare.replaceAll(/-?\s*voir (aussi|d'abord) [^,]*/g, ' ') : bare;
}

const CLASSIFIER_WORDS = new RegExp(
  [
    String.raw`,?\s*(?:autres? et )?(?:sans|non) (?:autre )?(?:précision|précisée?s?|indication)(?![\p{L}])`,
    String.raw`,?\s*non class[ée]e?s? ailleurs(?![\p{L}])`,
    String.raw`,?\s*(?<![\p{L}])(?:nca|sai)(?![\p{L}])`,
    String.raw`,?\s*sans complication(?![\p{L}])`,
    String.raw`,?\s*\(?sans [^,]* ni [^,]*\)?$`,
    String.raw`- siège\s*$`,
  ].join('|'),
  'giu',
);

function withoutClassifierWords(text: string): string {
  return text.replaceAll(CLASSIFIER_WORDS, ' ');
}

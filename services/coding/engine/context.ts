import type { ContextCues, Cues } from './reference.ts';
import { tokenize, type Token } from './tokens.ts';

/** What the words around a mention make of it. */
export type Judgement = 'affirmed' | 'negated' | 'excluded' | 'hypothesis' | 'family';

/** A judgement with the words that decided it, as tokens of the proposition. */
export interface Judged {
  readonly judgement: Judgement;
  readonly cue: readonly Token[];
}

interface CueWords {
  readonly words: readonly string[];
  readonly judgement: Exclude<Judgement, 'affirmed'>;
  readonly side: 'before' | 'after';
}

/** Cues of SMR letters that the general list does not hold. */
const MORE: readonly CueWords[] = [
  ...['pas de', "pas d'", 'absence de', 'aucun signe de', 'sans signe de', "pas d'argument pour", 'indemne de', 'a elimine', 'permis d eliminer', 'disparition de'].map(
    (text) => cue(text, 'negated', 'before'),
  ),
  ...['elimine', 'eliminee', 'ecarte', 'ecartee', 'exclu', 'exclue', 'infirme', 'infirmee', 'non retrouve', 'non retrouvee', 'n a pas ete retenu', 'negatif', 'non objective'].map(
    (text) => cue(text, 'negated', 'after'),
  ),
  ...['suspicion de', "suspicion d'", 'suspecte', 'suspectee', 'a explorer', 'doute sur', 'evoquant', 'evoque', 'recherche de', 'en cas de', "en cas d'", 'risque de', 'prevention de', 'prevention des', 'depistage de', 'antiluxation', 'craint', 'faisant craindre'].map(
    (text) => cue(text, 'hypothesis', 'before'),
  ),
  ...['non confirme', 'non confirmee', 'a confirmer', 'a explorer', 'suspecte', 'suspectee', 'a eliminer', 'a discuter'].map(
    (text) => cue(text, 'hypothesis', 'after'),
  ),
];

/** How many words after a mention a cue may stand. */
const REACH_AFTER = 5;
/** How many words before, for a cue that does not carry over an enumeration. */
const REACH_BEFORE = 9;

/**
 * Judges mentions by the words of their proposition, after NegEx (Chapman 2001) and its French adaptations: cues
 * before or after, pseudo-cues first, a scope that ends with the proposition, enumerations carried on by `ni`, `ou`,
 * `et` and commas.
 */
export class ContextJudge {
  readonly #byFirst = new Map<string, CueWords[]>();
  readonly #pseudo = new Map<string, string[][]>();
  readonly #family: ReadonlySet<string>;

  constructor(cues: ContextCues) {
    const all = [...MORE, ...fromCues(cues.negation, 'negated'), ...fromCues(cues.hypothesis, 'hypothesis')];
    for (const one of all) {
      const known = this.#byFirst.get(one.words[0]!);
      if (known === undefined) this.#byFirst.set(one.words[0]!, [one]);
      else known.push(one);
    }
    for (const text of [...cues.negation.pseudo, ...cues.hypothesis.pseudo]) {
      const words = wordsOf(text);
      this.#pseudo.set(words[0]!, [...(this.#pseudo.get(words[0]!) ?? []), words]);
    }
    // Words of kinship that also name where a patient lives or who came along do not make an antecedent.
    const company = new Set(['famille', 'epouse', 'epoux', 'mari', 'fille', 'filles', 'fils', 'enfant', 'enfants', 'parents', 'parent']);
    this.#family = new Set(cues.family.flatMap(wordsOf).filter((word) => !company.has(word) && word.length > 3));
  }

  /**
   * Judges one mention.
   * @param tokens of the proposition
   * @param from first and `to` last position of the mention among them
   */
  judge(tokens: readonly Token[], from: number, to: number): Judged {
    const found = this.#cuesIn(tokens);
    const relevant = found
      .filter(({ at, end, side }) => (side === 'before' ? bearsAfter(tokens, end, from) : bearsBefore(at, to)))
      .filter(({ at, end }) => end <= from || at > to);
    const decisive = nearest(relevant, from, to);
    if (decisive !== null) return { judgement: decisive.judgement, cue: tokens.slice(decisive.at, decisive.end) };
    const relative = tokens.findIndex((token, at) => at < from && this.#family.has(token.text));
    if (relative >= 0) return { judgement: 'family', cue: [tokens[relative]!] };
    return { judgement: 'affirmed', cue: [] };
  }

  #cuesIn(tokens: readonly Token[]): FoundCue[] {
    const found: FoundCue[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      const pseudo = this.#pseudo.get(tokens[at]!.text)?.find((words) => standsAt(tokens, at, words));
      if (pseudo !== undefined) {
        at += pseudo.length - 1;
        continue;
      }
      const matching = (this.#byFirst.get(tokens[at]!.text) ?? []).filter(({ words }) => standsAt(tokens, at, words));
      for (const { words, judgement, side } of matching) found.push({ at, end: at + words.length, judgement, side });
    }
    return found;
  }
}

interface FoundCue {
  readonly at: number;
  readonly end: number;
  readonly judgement: CueWords['judgement'];
  readonly side: CueWords['side'];
}

function bearsAfter(tokens: readonly Token[], cueEnd: number, mention: number): boolean {
  if (cueEnd > mention) return false;
  if (mention - cueEnd <= REACH_BEFORE) return !tokens.slice(cueEnd, mention).some((token) => RESTARTS.has(token.text));
  return false;
}

function bearsBefore(cueAt: number, mentionEnd: number): boolean {
  return cueAt > mentionEnd && cueAt - mentionEnd <= REACH_AFTER;
}

/** After these an enumeration of what is absent gives way to what is present. */
const RESTARTS = new Set(['avec', 'presence', 'retrouve', 'montre', 'revele', 'objective', 'traite', 'traitee', 'compatible']);

function nearest(cues: readonly FoundCue[], from: number, to: number): FoundCue | null {
  const distance = ({ at, end }: FoundCue): number => (end <= from ? from - end : at - to);
  const longer = (cueFound: FoundCue): number => cueFound.end - cueFound.at;
  return cues.toSorted((a, b) => distance(a) - distance(b) || longer(b) - longer(a))[0] ?? null;
}

function standsAt(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.every((word, offset) => tokens[at + offset]?.text === word);
}

function fromCues(cues: Cues, judgement: CueWords['judgement']): CueWords[] {
  const usable = (text: string): boolean => /\p{L}/u.test(text) && wordsOf(text).length > 0;
  return [
    ...cues.before.filter(usable).map((text) => cue(text, judgement, 'before')),
    ...cues.after.filter(usable).map((text) => cue(text, judgement, 'after')),
  ];
}

function cue(text: string, judgement: CueWords['judgement'], side: CueWords['side']): CueWords {
  return { words: wordsOf(text), judgement, side };
}

function wordsOf(text: string): string[] {
  return tokenize(text).map((token) => token.text);
}

import { cuesOf, wordsOf, type Cue, type Judgement } from './context-cues.ts';
import { isKin, isRelative } from './kinship.ts';
import type { ContextCues } from '../reference.ts';
import type { Token } from '../text/tokens.ts';

/** A judgement with the words that decided it. */
export interface Judged {
  readonly judgement: Judgement;
  readonly cue: readonly Token[];
}

interface FoundCue {
  readonly at: number;
  readonly end: number;
  readonly cue: Cue;
}

/** How many words after a mention a cue may stand. */
const REACH_AFTER = 7;
/** How many words before: an enumeration of what is absent may be long. */
const REACH_BEFORE = 14;
/** After these, what is absent gives way to what is present. */
const RESTARTS = new Set(
  (
    'avec presence retrouve retrouvait montre montrait revele revelait objective objectivait traite traitee compatible note notait ' +
    'presente presentait existe existait est etait sont etaient a avait ont car donc puis associe associee devant apres hormis sauf malgre'
  ).split(' '),
);
/** An enumeration goes on after a comma with a bare noun; an article begins something else. */
const ARTICLES = new Set([
  'le',
  'la',
  'les',
  'l',
  'un',
  'une',
  'des',
  'il',
  'elle',
  'son',
  'sa',
  'ses',
  'cette',
  'ce',
  'on',
  'nous',
]);

/**
 * Judges mentions by the words of their proposition, after NegEx (Chapman 2001) and its French adaptations: cues
 * before or after, pseudo-cues first, a scope that ends where the sentence turns to what is present.
 */
export class ContextJudge {
  readonly #byFirst = new Map<string, Cue[]>();
  readonly #pseudo = new Map<string, string[][]>();

  constructor(cues: ContextCues) {
    for (const cue of cuesOf(cues))
      this.#byFirst.set(cue.words[0]!, [...(this.#byFirst.get(cue.words[0]!) ?? []), cue]);
    for (const text of [...cues.negation.pseudo, ...cues.hypothesis.pseudo]) {
      const words = wordsOf(text);
      this.#pseudo.set(words[0]!, [...(this.#pseudo.get(words[0]!) ?? []), words]);
    }
  }

  /**
   * Judges one mention.
   * @param text that the offsets of the tokens refer to
   * @param tokens of the proposition
   * @param from first and `to` last position of the mention among them
   */
  judge(text: string, tokens: readonly Token[], from: number, to: number): Judged {
    const bearing = this.#cuesIn(tokens).filter(({ at, end, cue }) =>
      cue.side === 'before'
        ? end <= from && from - end <= REACH_BEFORE && carries(text, tokens, end, from, cue)
        : at > to && at - to <= REACH_AFTER && !text.slice(tokens[to]!.end, tokens[at]!.start).includes(','),
    );
    // What was looked for and then denied is denied: "recherche de … négative", "suspicion de … éliminée".
    const denied = bearing.filter(({ cue }) => cue.side === 'after' && cue.judgement !== 'hypothesis');
    const supposed = bearing.every(({ cue }) => cue.judgement === 'hypothesis' || cue.side === 'after');
    const decisive = nearest(denied.length > 0 && supposed ? denied : bearing, from, to);
    if (decisive !== null) return { judgement: decisive.cue.judgement, cue: tokens.slice(decisive.at, decisive.end) };
    const relative = tokens.findIndex((token, at) => isRelative(token, at, tokens, from, to));
    if (relative >= 0) return { judgement: 'family', cue: [tokens[relative]!] };
    const question = /^\s*\?/.test(text.slice(tokens[to]!.end, tokens[to]!.end + 4));
    return question ? { judgement: 'hypothesis', cue: [] } : { judgement: 'affirmed', cue: [] };
  }

  #cuesIn(tokens: readonly Token[]): FoundCue[] {
    const found: FoundCue[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      const pseudo = this.#pseudo.get(tokens[at]!.text)?.find((words) => standsAt(tokens, at, words));
      if (pseudo !== undefined) {
        at += pseudo.length - 1;
        continue;
      }
      for (const cue of this.#byFirst.get(tokens[at]!.text) ?? []) {
        if (standsAt(tokens, at, cue.words)) found.push({ at, end: at + cue.words.length, cue });
      }
    }
    return found;
  }
}

/** Whether a cue before still bears on the mention: nothing between turns to what is present. */
function carries(text: string, tokens: readonly Token[], cueEnd: number, mention: number, cue: Cue): boolean {
  for (let at = cueEnd; at < mention; at += 1) {
    const { text: word } = tokens[at]!;
    if (RESTARTS.has(word) && at > cueEnd) return false;
    const afterComma = at > cueEnd && text.slice(tokens[at - 1]!.end, tokens[at]!.start).includes(',');
    if (afterComma && (cue.words[0] === 'sans' || cue.judgement === 'hypothesis' || ARTICLES.has(word) || isKin(word)))
      return false;
  }
  const comma = mention > cueEnd && text.slice(tokens[mention - 1]!.end, tokens[mention]!.start).includes(',');
  return !comma || (cue.words[0] !== 'sans' && cue.judgement === 'negated');
}

function nearest(cues: readonly FoundCue[], from: number, to: number): FoundCue | null {
  const distance = ({ at, end }: FoundCue): number => (end <= from ? from - end : at - to);
  return cues.toSorted((a, b) => distance(a) - distance(b) || b.end - b.at - (a.end - a.at))[0] ?? null;
}

function standsAt(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.every((word, offset) => tokens[at + offset]?.text === word);
}

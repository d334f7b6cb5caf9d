import type { ContextJudge, Judged } from './context.ts';
import type { Judgement } from './context-cues.ts';
import type { Dictionary } from '../dictionary/dictionary.ts';
import { bearingOf, sectionAt, type SectionBearing } from '../text/sections.ts';
import { propositionsOf, type Proposition } from '../text/sentences.ts';
import { tokenize, type Token } from '../text/tokens.ts';
import type { Section, Span } from '../types.ts';

/** A place of the text where a term of the dictionary was recognised, with what its context makes of it. */
export interface Mention {
  /** Places in `Reference.codes`, most believed first. */
  readonly codes: readonly number[];
  /** The code that goes with the first one (dagger and asterisk, germ), or null. */
  readonly second: number | null;
  readonly span: Span;
  /** Stems of the term's words as they stand in the text. */
  readonly stems: readonly string[];
  /** Words of the term. */
  readonly words: number;
  /** Sum of the rarities of its words. */
  readonly weight: number;
  readonly rank: number;
  readonly misspelt: number;
  readonly judged: Judged;
  readonly bearing: SectionBearing;
  readonly section: string;
  /** Place of its proposition in the text. */
  readonly proposition: number;
}

/** A report cut into what the rules look at. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sections: readonly Section[];
  readonly propositions: readonly Proposition[];
  readonly mentions: readonly Mention[];
}

/** Reads a report: sections, propositions, and every mention with its context. */
export function readReport(
  text: string,
  sections: readonly Section[],
  dictionary: Dictionary,
  judge: ContextJudge,
): Reading {
  const tokens = tokenize(text);
  const propositions = propositionsOf(text, tokens);
  const mentions = propositions.flatMap(({ tokens: words }, proposition) => {
    const section = sectionAt(sections, words[0]!.start);
    const bearing = bearingOf(section.kind);
    return dictionary.find(words, text).map((match): Mention => {
      const [first, last] = [match.at[0]!, match.at.at(-1)!];
      return {
        codes: [...dictionary.codesOf(match.entry)],
        second: dictionary.secondCodeOf(match.entry),
        span: { start: words[first]!.start, end: words[last]!.end },
        stems: match.at.map((at) => words[at]!.stem),
        words: match.at.length,
        weight: match.weight,
        rank: dictionary.rankOf(match.entry),
        misspelt: match.misspelt,
        judged: bearing === 'family' ? { judgement: 'family', cue: [] } : judge.judge(text, words, first, last),
        ...{ bearing, section: section.kind, proposition },
      };
    });
  });
  return { text, tokens, sections, propositions, mentions: mentions.toSorted((a, b) => a.span.start - b.span.start) };
}

export function affirmedIn({ mentions }: Reading): Mention[] {
  return mentions.filter(({ judged }) => judged.judgement === 'affirmed');
}

/** Judges given places of a text, whether or not a term stands there. */
export function judgeSpans(text: string, spans: readonly Span[], judge: ContextJudge): Judgement[] {
  const propositions = propositionsOf(text, tokenize(text));
  return spans.map(({ start, end }) => {
    const proposition = propositions.find(({ span }) => start < span.end);
    const tokens = proposition?.tokens ?? [];
    const first = tokens.findIndex((token) => token.end > start);
    if (first < 0) return 'affirmed';
    const last = tokens.findLastIndex((token) => token.start < end);
    return judge.judge(text, tokens, first, Math.max(first, last)).judgement;
  });
}

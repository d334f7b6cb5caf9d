import type { Candidate } from './candidates.ts';
import type { Mention } from '../reading/mentions.ts';
import { recoded, type RefineContext } from './refinement.ts';
import type { Reference } from '../reference.ts';
import type { Span } from '../types.ts';

/** Oral anticoagulants (ATC): antivitamins K, direct thrombin and factor Xa inhibitors. */
const ANTICOAGULANTS = /^B01A(?:A|E0|F)/;
const INSULINS = /^A10A/;
/** Conditions for which an oral anticoagulant is taken for a long time. */
const LONG_TERM = /^(I48|Z95[2-4]|I26|I80|Z867|D68|I05|I34|I35)/;

/** Long-term anticoagulant (Z92.1) from the drug's name, and insulin in type 2 diabetes (E11.-0). */
export function addTreatments(candidates: readonly Candidate[], context: RefineContext): readonly Candidate[] {
  const anticoagulant = drugIn(context, ANTICOAGULANTS);
  const insulin =
    drugIn(context, INSULINS) ??
    wordIn(context, /(?<!non )\binsulino[- ]?(?:traité|requérant|thérapie)e?\b|\binsuline\b/iu);
  const withInsulin = candidates.map((one) => diabetes(one, insulin, context));
  const reason = withInsulin.some(({ code }) => LONG_TERM.test(code));
  if (anticoagulant === null || !reason || withInsulin.some(({ code }) => code === 'Z921')) return withInsulin;
  const mention = impliedMention(anticoagulant, context);
  const text = `anticoagulant oral au long cours (« ${context.reading.text.slice(anticoagulant.start, anticoagulant.end)} »)`;
  return [...withInsulin, { code: 'Z921', quotes: [anticoagulant], mentions: [mention], reasons: [text] }];
}

function diabetes(candidate: Candidate, insulin: Span | null, context: RefineContext): Candidate {
  const type2 = /^E11(\d)8$/.exec(candidate.code);
  if (type2 === null || insulin === null) return candidate;
  return recoded(candidate, `E11${type2[1]}0`, context, 'diabète de type 2 traité par insuline', insulin);
}

const PATTERNS = new WeakMap<Reference['drugs'], Map<string, RegExp>>();

/** First place where a drug of these classes is named, not said to be absent or stopped. */
function drugIn(context: RefineContext, classes: RegExp): Span | null {
  const known = PATTERNS.get(context.drugs) ?? new Map<string, RegExp>();
  PATTERNS.set(context.drugs, known);
  let pattern = known.get(classes.source);
  if (pattern === undefined) {
    const names = Object.entries(context.drugs)
      .filter(([atc]) => classes.test(atc))
      .flatMap(([, words]) => words)
      .filter((name) => /^[a-z][a-z -]{4,}$/.test(name));
    pattern = new RegExp(String.raw`\b(?:${names.join('|')})\b`, 'iu');
    known.set(classes.source, pattern);
  }
  return wordIn(context, pattern);
}

function wordIn({ reading }: RefineContext, pattern: RegExp): Span | null {
  const match = pattern.exec(reading.text);
  if (match === null) return null;
  const before = reading.text.slice(Math.max(0, match.index - 40), match.index);
  if (/\b(?:pas d['’e]|sans|arrêt (?:de|du)|allergie)[^.;\n]*$/iu.test(before)) return null;
  return { start: match.index, end: match.index + match[0].length };
}

/** A mention that stands for a fact, so that it is scored like the others. */
function impliedMention(span: Span, { reading }: RefineContext): Mention {
  const proposition = reading.propositions.findIndex((one) => span.start < one.span.end);
  return {
    ...{
      codes: [0],
      second: null,
      stems: [],
      span,
      words: 2,
      weight: 9,
      rank: 6,
      misspelt: 0,
      judged: { judgement: 'affirmed', cue: [] },
    },
    ...{ bearing: 'body', section: 'body', proposition },
  };
}

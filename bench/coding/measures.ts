import type { Engine } from '../../services/coding/engine/engine.ts';
import type { Band } from '../../services/coding/engine/types.ts';
import type { CaseReport, Passage, Phrase, SmrReport } from './corpus.ts';
import { stayOf } from './corpus.ts';
import { areaUnderCurve, mean, type Counts } from './scores.ts';

/** Rank of the first right code for a phrase, from 1; 0 when it is not among the first ten. */
export function phraseRank(engine: Engine, { term, codes }: Phrase): number {
  return engine.phraseCandidates(term, 10).findIndex(({ code }) => codes.includes(code)) + 1;
}

/** Categories affirmed in a case against its gold ones, where `A/B` is found by either. */
export function categoryCounts(categories: ReadonlySet<string>, { gold_categories: gold }: CaseReport): Counts {
  const choices = gold.map((one) => one.split('/'));
  return {
    found: choices.filter((either) => either.some((category) => categories.has(category))).length,
    right: [...categories].filter((category) => choices.some((either) => either.includes(category))).length,
    gold: choices.length,
    proposed: categories.size,
  };
}

/** Categories of diseases and symptoms affirmed in a text. Chapters XX to XXII name causes, care and factors, which the
 * annotators of the cases did not mark: left out for the peer as well. */
export function affirmedCategories(engine: Engine, text: string): Set<string> {
  const categories = engine.affirmed(text).map(({ code }) => code.slice(0, 3));
  return new Set(categories.filter((category) => !/^[U-Z]/.test(category)));
}

/** Negation judged on the annotated mentions of a case. */
export function negationCounts(engine: Engine, { text, entities }: CaseReport): Counts {
  const judged = entities.filter(({ polarity }) => polarity !== null);
  const contexts = engine.contextsAt(
    text,
    judged.map(({ begin, end }) => ({ start: begin, end })),
  );
  const negated = contexts.map((context) => context === 'negated' || context === 'excluded');
  const gold = judged.map(({ polarity }) => polarity === 'NEG');
  const both = gold.filter((is, at) => is && negated[at]).length;
  return { found: both, right: both, gold: gold.filter(Boolean).length, proposed: negated.filter(Boolean).length };
}

export function passageArea(engine: Engine, passages: readonly Passage[]): number {
  return areaUnderCurve(
    passages.map(({ code, passage, positive }) => ({ score: engine.support(code, passage), positive })),
  );
}

export interface Kept {
  readonly proposed: number;
  readonly kept: number;
}

export interface ReportResult {
  readonly id: string;
  readonly mmpRight: boolean;
  readonly aeRight: boolean;
  readonly das: Counts;
  /** Codes that must not appear, proposed in the top band. */
  readonly forbidden: readonly string[];
  /** Codes proposed in each band, and how many of them the gold holds in any role. */
  readonly bands: Readonly<Record<Band, Kept>>;
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}

/**
 * One invented report: the first MMP and AE against the gold, and the associated diagnoses of the high and medium bands
 * (the low band is shown apart, folded).
 */
export function reportResult(engine: Engine, report: SmrReport): ReportResult {
  const { proposals } = engine.analyze(report.text, stayOf(report));
  const first = (role: string) => proposals.find((one) => one.role === role && one.rank === 1)?.code ?? '';
  const das = new Set(proposals.filter(({ role, band }) => role === 'DAS' && band !== 'low').map(({ code }) => code));
  const right = report.das.filter((code) => das.has(code)).length;
  const gold = new Set([report.mmp, report.ae, ...report.das]);
  const keptIn = (wanted: Band): Kept => {
    const codes = new Set(proposals.filter(({ band }) => band === wanted).map(({ code }) => code));
    return { proposed: codes.size, kept: [...codes].filter((code) => gold.has(code)).length };
  };
  return {
    id: report.id,
    mmpRight: first('MMP') === report.mmp,
    aeRight: first('AE') === report.ae,
    das: { found: right, right, gold: report.das.length, proposed: das.size },
    forbidden: proposals
      .filter(({ code, band }) => band === 'high' && report.not_coded.includes(code))
      .map(({ code }) => code),
    bands: { high: keptIn('high'), medium: keptIn('medium'), low: keptIn('low') },
    missing: report.das.filter((code) => !das.has(code)),
    extra: [...das].filter((code) => !report.das.includes(code)),
  };
}

export function accuracy(rights: readonly boolean[]): number {
  return mean(rights.map(Number));
}

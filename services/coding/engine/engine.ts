import { asideOf } from './coding/asides.ts';
import { candidatesOf, type Candidate } from './coding/candidates.ts';
import { CodeTable } from './coding/code-table.ts';
import { codeSearch, type CodeHit } from './code-search.ts';
import { confidenceOf } from './coding/confidence.ts';
import { ContextJudge } from './reading/context.ts';
import type { Judgement } from './reading/context-cues.ts';
import { Dictionary } from './dictionary/dictionary.ts';
import { ENGINE_NAME, ENGINE_VERSION, RULES_VERSION } from './engine-version.ts';
import { factsOf } from './reading/facts.ts';
import { affirmedIn, judgeSpans, readReport, type Reading } from './reading/mentions.ts';
import { proposalsOf } from './coding/proposals.ts';
import { qualityOf } from './reading/quality.ts';
import { refineAll } from './coding/refine.ts';
import type { Code, Reference } from './reference.ts';
import { Retrieval } from './dictionary/retrieval.ts';
import { REFUSAL, requestsIn } from './reading/requests.ts';
import { assignRoles, isCause, mainnessOf } from './coding/roles.ts';
import { keepByRules } from './coding/rules.ts';
import { scopeOf } from './reading/report-scope.ts';
import { sectionFinder } from './text/sections.ts';
import { simplify } from './coding/simplify.ts';
import { retrievalText } from './dictionary/term-variants.ts';
import type { Analysis, EngineVersion, Span, StayFacts } from './types.ts';

/** A code that resembles a phrase, with a score from 0 to 1. */
export interface PhraseCandidate {
  readonly code: string;
  readonly label: string;
  readonly score: number;
}

/** The offline coding engine. Same input, same output; it reads no clock and no file. */
export interface Engine {
  readonly version: EngineVersion;
  /** Proposes codes for one report. Offsets are those of `text` as given. */
  analyze(text: string, stay: StayFacts): Analysis;
  /** Codes by their beginning, or by words as they are typed. */
  search(query: string, limit?: number): readonly CodeHit[];
  lookup(code: string): Code | null;
  /** Codes whose terms most resemble a phrase. */
  phraseCandidates(phrase: string, limit: number): readonly PhraseCandidate[];
  /** How much a passage supports a code, 0 to 1. */
  support(code: string, passage: string): number;
  /** What is affirmed before any rule of coding: for evaluation. */
  affirmed(text: string): readonly Candidate[];
  /** What the context makes of given places of a text: for evaluation. */
  contextsAt(text: string, spans: readonly Span[]): readonly Judgement[];
}

/** Germs and their resistances (B95 to B98, U82 to U84) are coded beside the infection. */
const GERM = /^(B9[5-8]|U8[2-4])/;

export function createEngine(reference: Reference): Engine {
  const { codes } = reference;
  const table = new CodeTable(codes);
  const places = new Map(codes.map(({ code }, at) => [code, at]));
  const dictionary = new Dictionary(reference.dictionary, (code) => GERM.test(codes[code]!.code));
  const judge = new ContextJudge(reference.cues);
  const findSections = sectionFinder(reference.sectionTitles);
  const retrieval = new Retrieval(reference.dictionary);
  const search = codeSearch(codes, table, reference.dictionary);
  const version: EngineVersion = {
    ...{ name: ENGINE_NAME, kind: 'rules', version: ENGINE_VERSION, rules: RULES_VERSION },
    ...{ classification: reference.classification, lexicon: reference.lexicon },
  };
  const read = (text: string): Reading => readReport(text, findSections(text), dictionary, judge);
  const analyze = (text: string, stay: StayFacts): Analysis => {
    const reading = read(text);
    const facts = factsOf(text);
    const scope = scopeOf(reading);
    const quality = qualityOf(reading, facts, stay);
    const requests = requestsIn(reading);
    const refusal = requests.size > 0 ? { refusal: REFUSAL } : {};
    const empty = { engine: version, sections: reading.sections, quality, scope, ...refusal };
    if (scope?.level === 'refuse') return { ...empty, proposals: [], setAside: [], discarded: {} };
    const affirmed = affirmedIn(reading);
    const stated = affirmed.filter(({ proposition }) => !requests.has(proposition));
    const refined = refineAll(candidatesOf(stated, codes, table), {
      reading,
      facts,
      stay,
      table,
      drugs: reference.drugs,
    });
    const { kept: simple, asides } = simplify(refined, { reading, table, stay });
    const { kept, notes, discarded } = keepByRules(simple, { stay, facts, table });
    const weighed = kept.map((one) => ({
      ...one,
      confidence: confidenceOf(one),
      mainness: mainnessOf(one, reading),
      cause: isCause(one, reading),
    }));
    const proposals = proposalsOf(assignRoles(weighed, table), { reading, table, notes });
    const proposed = new Set(proposals.map(({ code }) => code));
    return {
      ...empty,
      proposals,
      setAside: asideOf(reading, asides, { codes, table, proposed }),
      discarded: counted(discarded, { request: affirmed.length - stated.length }),
    };
  };
  const phraseCandidatesOf = (phrase: string, limit: number): PhraseCandidate[] => {
    const best = new Map<string, PhraseCandidate>();
    for (const { code: place, score } of retrieval.nearest(retrievalText({ text: phrase, source: 'own' }), limit)) {
      // A parent that cannot be recorded comes after the child that says no more than it.
      const said = codes[place]!.code;
      for (const code of [table.usable(said) ?? said, said]) {
        if (!best.has(code)) best.set(code, { code, label: table.get(code)!.label, score });
      }
    }
    return [...best.values()].slice(0, limit);
  };
  return {
    ...{ version, analyze, search },
    affirmed: (text) => candidatesOf(affirmedIn(read(text)), codes, table),
    contextsAt: (text, spans) => judgeSpans(text, spans, judge),
    support: (code, passage) => retrieval.support(places.get(code) ?? -1, passage),
    lookup: (code) => table.get(code.replaceAll('.', '').toUpperCase()),
    phraseCandidates: phraseCandidatesOf,
  };
}

/** Counts put together, those of nothing left out. */
function counted(...counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  return Object.fromEntries(counts.flatMap(Object.entries).filter(([, count]) => count > 0));
}

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createEngine, type Engine } from '../services/coding/engine/engine.ts';
import { loadReference, loadTerms } from '../services/coding/engine/load-reference.ts';
import { comparePeer } from './coding/peer.ts';
import { readCorpus, type Corpus } from './coding/corpus.ts';
import {
  accuracy,
  affirmedCategories,
  categoryCounts,
  negationCounts,
  passageArea,
  phraseRank,
  reportResult,
} from './coding/measures.ts';
import { bootstrap, micro, type Counts, type Score } from './coding/scores.ts';
import { coldStart, reportsPerSecond } from './coding/speed.ts';

const OWN_CORPUS = path.join(import.meta.dirname, 'corpus', 'coding');

/** Goals with the full lexicon; with the shipped one, those that do not depend on it. */
const GOALS: Readonly<Record<string, { readonly least?: number; readonly most?: number; readonly fullOnly?: true }>> = {
  phrase_r1: { least: 0.45, fullOnly: true },
  phrase_r10: { least: 0.75, fullOnly: true },
  category_f1: { least: 0.6, fullOnly: true },
  negation_f1: { least: 0.8 },
  passage_auc_real: { least: 0.92, fullOnly: true },
  mmp_accuracy: { least: 1 },
  das_f1: { least: 0.8 },
  not_coded_in_top_band: { most: 0 },
  reports_per_second: { least: 100 },
  start_ms: { most: 1500 },
  rss_mib: { most: 300 },
};

/**
 * Measures the offline coding engine on a corpus, beside a plain dictionary method on the same terms.
 * `--corpus DIR` holds the sets under their published names; `--lexicon FILE` adds a synonyms file.
 */
export async function run(args: string[]): Promise<object> {
  const { values } = parseArgs({ args, options: { corpus: { type: 'string' }, lexicon: { type: 'string' } } });
  const folder = values.corpus ?? OWN_CORPUS;
  const lexicon = values.lexicon ?? null;
  const corpus = readCorpus(folder);
  const lexicons = lexicon === null ? [] : [{ name: 'full', content: await readFile(lexicon, 'utf8') }];
  const cacheDirectory = await mkdtemp(path.join(tmpdir(), 'coding-bench-'));
  try {
    const reference = await loadReference({ cacheDirectory, lexicons });
    const start = await coldStart(cacheDirectory, lexicon);
    const engine = createEngine(reference);
    const figures = { ...measure(engine, corpus), ...round({ start_ms: start.ready_ms, rss_mib: start.rss_mib }) };
    const terms = await loadTerms(reference.codes, lexicons);
    comparePeer(engine, terms, corpus);
    const missed = goalsMissed(figures, lexicon !== null);
    if (missed.length > 0) console.log(`\nGoals missed: ${missed.join(', ')}`);
    const named = { bench: 'coding', corpus: values.corpus === undefined ? 'own' : path.basename(folder) };
    return { ...named, lexicon: lexicon === null ? 'shipped' : 'full', ...figures, ok: missed.length === 0 };
  } finally {
    await rm(cacheDirectory, { recursive: true, force: true });
  }
}

function measure(engine: Engine, corpus: Corpus) {
  const ranks = corpus.phrases?.map((phrase) => phraseRank(engine, phrase)) ?? null;
  const within = (most: number) => ranks && ranks.filter((rank) => rank > 0 && rank <= most).length / ranks.length;
  const categories = corpus.cases?.map((one) => categoryCounts(affirmedCategories(engine, one.text), one)) ?? null;
  const negations = corpus.cases?.map((one) => negationCounts(engine, one)) ?? null;
  const reports = corpus.reports?.map((report) => reportResult(engine, report)) ?? null;
  const areas = Object.fromEntries(
    Object.entries(corpus.passages).map(([name, set]) => [name, passageArea(engine, set)]),
  );
  const texts = [...(corpus.reports ?? []), ...(corpus.cases ?? [])].map(({ text }) => text);

  if (ranks !== null)
    console.log(`Phrases: ${ranks.length}; R@1 ${show(within(1))}, R@5 ${show(within(5))}, R@10 ${show(within(10))}`);
  if (categories !== null) console.log(`Categories in cases: ${describe(categories)}`);
  if (negations !== null) console.log(`Negation on mentions: ${describe(negations)}`);
  for (const [name, area] of Object.entries(areas))
    console.log(`Passage supports code, ${name}: AUC ${show(area)} (${corpus.passages[name]!.length} passages)`);
  if (reports !== null) {
    console.log(
      `SMR reports: ${reports.length}; AE right ${show(accuracy(reports.map((one) => one.aeRight)))}; DAS ${describe(reports.map((one) => one.das))}`,
    );
    for (const band of ['high', 'medium', 'low'] as const) {
      const [kept, proposed] = [
        sum(reports, (one) => one.bands[band].kept),
        sum(reports, (one) => one.bands[band].proposed),
      ];
      console.log(
        `  band ${band}: ${kept} of ${proposed} proposed codes are in the gold (${show(proposed === 0 ? null : kept / proposed)})`,
      );
    }
    for (const { id, mmpRight, aeRight, missing, extra, forbidden } of reports) {
      const marks = `${mmpRight ? 'MMP ok' : 'MMP WRONG'}, ${aeRight ? 'AE ok' : 'AE WRONG'}`;
      console.log(
        `  ${id}: ${marks}; missing ${missing.join(' ') || '–'}; extra ${extra.join(' ') || '–'}${forbidden.length ? `; FORBIDDEN ${forbidden.join(' ')}` : ''}`,
      );
    }
  }
  const score: Score | null = categories && micro(categories);
  return round({
    phrase_r1: within(1),
    phrase_r10: within(10),
    category_precision: score && score.precision,
    category_recall: score && score.recall,
    category_f1: score && score.f1,
    negation_f1: negations && micro(negations).f1,
    passage_auc_real: areas['real-dev400'] ?? null,
    mmp_accuracy: reports && accuracy(reports.map((one) => one.mmpRight)),
    das_f1: reports && micro(reports.map((one) => one.das)).f1,
    gn_accuracy: null,
    avq_exact: null,
    not_coded_in_top_band: reports && sum(reports, (one) => one.forbidden.length),
    reports_per_second: texts.length === 0 ? null : reportsPerSecond(engine, texts),
  });
}

function goalsMissed(figures: Readonly<Record<string, number | null>>, full: boolean): string[] {
  return Object.entries(GOALS)
    .filter(([name, { least, most, fullOnly }]) => {
      const figure = figures[name] ?? null;
      if (figure === null || (fullOnly && !full)) return false;
      return (least !== undefined && figure < least) || (most !== undefined && figure > most);
    })
    .map(([name]) => name);
}

function describe(documents: readonly Counts[]): string {
  const { precision, recall, f1 } = micro(documents);
  const [low, high] = bootstrap(documents, (sample) => micro(sample).f1);
  return `P ${show(precision)} R ${show(recall)} F1 ${show(f1)} [${show(low)}–${show(high)}] (${documents.length} documents)`;
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

function show(value: number | null): string {
  return value === null ? '–' : value.toFixed(3);
}

function round<Figures extends Record<string, number | null>>(figures: Figures): Figures {
  const rounded = Object.entries(figures).map(([name, value]) => [
    name,
    value === null ? null : Math.round(value * 1000) / 1000,
  ]);
  return Object.fromEntries(rounded) as Figures;
}

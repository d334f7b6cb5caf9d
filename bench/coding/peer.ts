import type { Engine } from '../../services/coding/engine/engine.ts';
import type { Term } from '../../services/coding/engine/reference.ts';
import { Baseline } from './baseline.ts';
import type { Corpus } from './corpus.ts';
import { affirmedCategories, categoryCounts } from './measures.ts';
import { micro } from './scores.ts';

/** Phrases are many and the plain method is slow: one in so many is compared. */
const EVERY = 4;

/** Prints the plain method beside the engine on the same sets and terms, with the ratio of their figures. */
export function comparePeer(engine: Engine, terms: readonly Term[], corpus: Corpus): void {
  const baseline = new Baseline(terms);
  console.log(
    '\nBeside the plain method (longest match, sentences with a negation dropped; TF-IDF of 3- and 4-grams):',
  );
  if (corpus.cases !== null) {
    const ours = timed(
      () => micro(corpus.cases!.map((one) => categoryCounts(affirmedCategories(engine, one.text), one))).f1,
    );
    const theirs = timed(
      () => micro(corpus.cases!.map((one) => categoryCounts(diseases(baseline.categories(one.text)), one))).f1,
    );
    line('category F1', ours, theirs);
  }
  if (corpus.phrases !== null) {
    const sample = corpus.phrases.filter((_phrase, at) => at % EVERY === 0);
    const right = (answers: readonly boolean[]): number => answers.filter(Boolean).length / answers.length;
    const ours = timed(() =>
      right(sample.map(({ term, codes }) => codes.includes(engine.phraseCandidates(term, 1)[0]?.code ?? ''))),
    );
    const theirs = timed(() => right(sample.map(({ term, codes }) => codes.includes(baseline.nearest(term) ?? ''))));
    line(`phrase R@1 (${sample.length} phrases)`, ours, theirs);
  }
}

interface Timed {
  readonly figure: number;
  readonly ms: number;
}

function timed(work: () => number): Timed {
  const start = performance.now();
  const figure = work();
  return { figure, ms: performance.now() - start };
}

function diseases(categories: ReadonlySet<string>): Set<string> {
  return new Set([...categories].filter((category) => !/^[U-Z]/.test(category)));
}

function line(name: string, ours: Timed, theirs: Timed): void {
  const ratio = (ours.figure / theirs.figure).toFixed(2);
  console.log(
    `  ${name}: ${ours.figure.toFixed(3)} against ${theirs.figure.toFixed(3)} (ratio ${ratio}); ${ours.ms.toFixed(0)} ms against ${theirs.ms.toFixed(0)} ms`,
  );
}

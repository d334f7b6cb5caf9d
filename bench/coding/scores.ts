/** Counts of one document: gold found, proposed right, gold, proposed. */
export interface Counts {
  readonly found: number;
  readonly right: number;
  readonly gold: number;
  readonly proposed: number;
}

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Micro-averaged precision, recall and F1. */
export function micro(documents: readonly Counts[]): Score {
  const sum = (of: (counts: Counts) => number): number => documents.reduce((total, counts) => total + of(counts), 0);
  const precision = ratio(
    sum((one) => one.right),
    sum((one) => one.proposed),
  );
  const recall = ratio(
    sum((one) => one.found),
    sum((one) => one.gold),
  );
  return { precision, recall, f1: ratio(2 * precision * recall, precision + recall) };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

export function mean(values: readonly number[]): number {
  return ratio(
    values.reduce((total, value) => total + value, 0),
    values.length,
  );
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** 95 % interval of a figure by resampling its documents, with a fixed seed. */
export function bootstrap<Item>(
  items: readonly Item[],
  figure: (sample: readonly Item[]) => number,
  rounds = 400,
): [number, number] {
  const random = generator(20_250_301);
  const figures = Array.from({ length: rounds }, () =>
    figure(items.map(() => items[Math.floor(random() * items.length)]!)),
  ).toSorted((a, b) => a - b);
  return [figures[Math.floor(rounds * 0.025)]!, figures[Math.floor(rounds * 0.975)]!];
}

/** Area under the ROC curve: chance that a positive is scored above a negative; ties count for half. */
export function areaUnderCurve(scored: readonly { readonly score: number; readonly positive: boolean }[]): number {
  const sorted = scored.toSorted((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let at = 0; at < sorted.length;) {
    let end = at;
    while (end < sorted.length && sorted[end]!.score === sorted[at]!.score) end += 1;
    const rank = (at + 1 + end) / 2;
    rankSum += rank * sorted.slice(at, end).filter(({ positive }) => positive).length;
    at = end;
  }
  const positives = sorted.filter(({ positive }) => positive).length;
  return ratio(rankSum - (positives * (positives + 1)) / 2, positives * (sorted.length - positives));
}

/** Mulberry32. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

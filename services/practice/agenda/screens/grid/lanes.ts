import type { Span } from './cells.ts';

/** A cell's share of the width of its column. */
export interface Lane {
  readonly lane: number;
  readonly lanes: number;
}

const WHOLE: Lane = { lane: 0, lanes: 1 };

/** Sets what overlaps (deliberate overbooking) side by side; everything else keeps the whole width. */
export function lanesOf(spans: readonly Span[]): readonly Lane[] {
  const order = spans
    .map((_, index) => index)
    .toSorted((one, other) => {
      const [left, right] = [spans[one]!, spans[other]!];
      return left.from - right.from || right.to - left.to;
    });
  const result: Lane[] = spans.map(() => WHOLE);
  let cluster: { index: number; lane: number }[] = [];
  let ends: number[] = [];
  const close = () => {
    if (ends.length > 1) for (const { index, lane } of cluster) result[index] = { lane, lanes: ends.length };
    cluster = [];
    ends = [];
  };
  for (const index of order) {
    const { from, to } = spans[index]!;
    if (ends.every((end) => end <= from)) close();
    const free = ends.findIndex((end) => end <= from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = to;
    cluster.push({ index, lane });
  }
  close();
  return result;
}

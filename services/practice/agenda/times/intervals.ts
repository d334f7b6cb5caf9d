/** A time from `start` to just before `end`, in milliseconds since the epoch. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** Sorted, disjoint, touching ones joined. */
export function union(intervals: readonly Interval[]): readonly Interval[] {
  const sorted = intervals.filter(({ start, end }) => end > start).toSorted((a, b) => a.start - b.start);
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** What of one interval no `taken` one covers; `taken` as `union` gives it. */
export function subtract(from: Interval, taken: readonly Interval[]): readonly Interval[] {
  const left: Interval[] = [];
  let start = from.start;
  for (let at = firstEndingAfter(taken, from.start); at < taken.length; at += 1) {
    const { start: takenFrom, end: takenUntil } = taken[at]!;
    if (takenFrom >= from.end) break;
    if (takenFrom > start) left.push({ start, end: takenFrom });
    start = Math.max(start, takenUntil);
  }
  if (start < from.end) left.push({ start, end: from.end });
  return left;
}

/** Whether any of `taken` (as `union` gives it) shares an instant with this one. */
export function overlapsAny(one: Interval, taken: readonly Interval[]): boolean {
  const next = taken[firstEndingAfter(taken, one.start)];
  return next !== undefined && next.start < one.end;
}

/** Whether one of `open` (as `union` gives it) holds the whole of this one. */
export function covered(one: Interval, open: readonly Interval[]): boolean {
  const next = open[firstEndingAfter(open, one.start)];
  return next !== undefined && next.start <= one.start && one.end <= next.end;
}

/** Index of the first interval that ends after an instant; the length when none does. */
export function firstEndingAfter(sorted: readonly Interval[], instant: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.end > instant) high = middle;
    else low = middle + 1;
  }
  return low;
}

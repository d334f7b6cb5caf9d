import type { Shade, Span } from './cells.ts';

/** What is left of some spans once others are taken away. */
function without(spans: readonly Span[], taken: readonly Span[]): readonly Span[] {
  let left = [...spans];
  for (const hole of taken) {
    left = left.flatMap((span) => {
      if (hole.to <= span.from || hole.from >= span.to) return [span];
      return [
        { from: span.from, to: hole.from },
        { from: hole.to, to: span.to },
      ].filter(({ from, to }) => to > from);
    });
  }
  return left;
}

/** Grounds for what is not open between two hours: before and after the day closed, in its middle a pause. */
export function closedShades(openings: readonly Span[], closures: readonly Shade[], hours: Span): readonly Shade[] {
  const open = openings.toSorted((one, other) => one.from - other.from);
  const gaps = without(without([hours], open), closures);
  const [first, last] = [open[0], open.at(-1)];
  const between = gaps.map((gap): Shade => {
    const pause = first !== undefined && last !== undefined && gap.from >= first.to && gap.to <= last.from;
    return { ...gap, kind: pause ? 'pause' : 'closed', title: pause ? 'Pause' : 'Fermé', detail: null };
  });
  return [...between, ...closures];
}

import type { Shade, Span } from './cells.ts';

/** One opening of a resource on a day. */
export interface Opening extends Span {
  /** Length of the places it is cut in. */
  readonly step: number;
}

/** What is left of some spans once others are taken away. */
export function without(spans: readonly Span[], taken: readonly Span[]): readonly Span[] {
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

/**
 * The places still free: openings less what is taken and what is past, cut at the opening's own step. What is left over
 * and shorter than a step is no place.
 *
 * @param now minute before which nothing is offered any more; null on another day than today.
 */
export function freePlaces(openings: readonly Opening[], taken: readonly Span[], now: number | null): readonly Span[] {
  return openings.flatMap((opening) =>
    without([opening], taken).flatMap(({ from, to }) => {
      const first = now === null || now <= from ? from : from + Math.ceil((now - from) / opening.step) * opening.step;
      const count = Math.max(0, Math.floor((to - first) / opening.step));
      return Array.from({ length: count }, (_, index) => ({
        from: first + index * opening.step,
        to: first + (index + 1) * opening.step,
      }));
    }),
  );
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

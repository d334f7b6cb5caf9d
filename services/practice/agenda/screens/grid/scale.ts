import type { Column, Span } from './cells.ts';

/** How tall an hour is: comfortable shows name and reason of 20 minutes, compact a whole day at once. */
const HOUR_PIXELS = { comfortable: 96, compact: 64 } as const;
export type Density = keyof typeof HOUR_PIXELS;

/** A line of text, its edges and the gap under it: below this a place says nothing. */
const LINE_PIXELS = 19;
/** What is drawn of it, without the gap, and less what fractions of a pixel take. */
export const TEXT_PIXELS = LINE_PIXELS - 2.5;
/** An hour taller than this shows too little of a day. */
const TALLEST_HOUR = 120;

/** How tall an hour is drawn: more than usual where the shortest free place could not be read. */
export function hourPixelsFor(density: Density, columns: readonly Pick<Column, 'cells'>[]): number {
  const free = columns.flatMap(({ cells }) => cells.filter(({ kind }) => kind === 'free'));
  const shortest = Math.min(...free.map(({ from, to }) => to - from));
  const readable = Math.ceil((LINE_PIXELS * 60) / shortest);
  return Math.max(HOUR_PIXELS[density], Math.min(TALLEST_HOUR, readable));
}

/** Steps to which the pointer and the arrows keep, in minutes. */
export const SNAP_MINUTES = 5;

const SHORTEST = 5;
const DAY_MINUTES = 1440;

/** Whole hours that hold all openings and visits, and 8 to 19 at least. */
export function hoursShown(spans: readonly Span[]): Span {
  const from = Math.min(480, ...spans.map((span) => span.from));
  const to = Math.max(1140, ...spans.map((span) => span.to));
  return { from: Math.floor(from / 60) * 60, to: Math.min(DAY_MINUTES, Math.ceil(to / 60) * 60) };
}

/** A minute nearest to a height in the column, kept to steps. */
export function minuteAt(pixels: number, hours: Span, hourPixels: number): number {
  return hours.from + Math.round(((pixels / hourPixels) * 60) / SNAP_MINUTES) * SNAP_MINUTES;
}

/** A span moved to another beginning, kept within the hours shown. */
export function movedTo(span: Span, from: number, hours: Span): Span {
  const length = span.to - span.from;
  const kept = Math.max(hours.from, Math.min(hours.to - length, from));
  return { from: kept, to: kept + length };
}

/** A span with another end, never shorter than a step nor past the hours shown. */
export function resizedTo(span: Span, to: number, hours: Span): Span {
  return { from: span.from, to: Math.max(span.from + SHORTEST, Math.min(hours.to, to)) };
}

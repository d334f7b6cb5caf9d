import type { ShownEntry } from '../../entry-shapes.ts';
import { dayInParis } from '../paris-time.ts';

/** A row of the journal: the head of a day, or a line with its place among lines. */
export type JournalRow =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | { readonly kind: 'line'; readonly key: string; readonly entry: ShownEntry; readonly index: number };

/** Lines, newest first, under the head of their day in Paris. */
export function withDays(entries: readonly ShownEntry[]): readonly JournalRow[] {
  let day = '';
  return entries.flatMap((entry, index): JournalRow[] => {
    const line: JournalRow = { kind: 'line', key: String(entry.id), entry, index };
    const itsDay = dayInParis(entry.at);
    if (itsDay === day) return [line];
    day = itsDay;
    return [{ kind: 'day', key: `${day}-${String(entry.id)}`, at: entry.at }, line];
  });
}

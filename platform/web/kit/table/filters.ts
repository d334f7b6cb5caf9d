import { holdsWords } from '../../french/search.ts';
import type { Column } from './columns.ts';

/** A way to see fewer rows, read as a part of a sentence: "Voir tous les rôles et tous les états". */
export interface Filter<Row> {
  readonly id: string;
  /** Of its choices: "Rôle". */
  readonly title: string;
  /** When nothing is chosen: "tous les rôles". */
  readonly all: string;
  /** What of a row it looks at: one value or several. */
  readonly of: (row: Row) => string | readonly string[];
  /** Words for a value; the value itself unless given. */
  readonly name?: (value: string) => string;
}

/** Values chosen, by filter; a filter that is absent or empty lets all through. */
export type Chosen = Readonly<Record<string, readonly string[]>>;

const valuesOf = <Row>(filter: Filter<Row>, row: Row): readonly string[] => {
  const value = filter.of(row);
  return typeof value === 'string' ? [value] : value;
};

/** Rows that pass every filter and hold every word typed in any of their columns. */
export function filterRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  filters: readonly Filter<Row>[],
  chosen: Chosen,
  typed: string,
): readonly Row[] {
  const active = filters.filter(({ id }) => (chosen[id]?.length ?? 0) > 0);
  return rows.filter(
    (row) =>
      active.every((filter) => valuesOf(filter, row).some((value) => chosen[filter.id]?.includes(value))) &&
      (typed === '' || holdsWords(columns.map((column) => column.value(row) ?? '').join(' '), typed)),
  );
}

/** Choices of a filter with how many rows each has, by name. */
export function choicesOf<Row>(
  rows: readonly Row[],
  filter: Filter<Row>,
): readonly { readonly value: string; readonly name: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const value of rows.flatMap((row) => valuesOf(filter, row))) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, name: filter.name?.(value) ?? value, count }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'fr'));
}

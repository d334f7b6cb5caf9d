import type { ReactNode } from 'react';

/** What a cell is compared, searched and exported by. */
export type CellValue = string | number | null;

/** A column of a table. */
export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly value: (row: Row) => CellValue;
  /** How it is drawn, when not as its value. Words, chips and bars: what one does to a row is in its panel. */
  readonly show?: (row: Row) => ReactNode;
  /** A track of a CSS grid: `120px`, `minmax(160px, 2fr)`. */
  readonly width?: string;
  /** Figures are aligned at the end, in tabular figures. */
  readonly align?: 'end';
  /** Codes and identifiers, in the mono face. */
  readonly mono?: boolean;
  /** Not shown until chosen in the menu of columns. */
  readonly hidden?: boolean;
  /** Place on a telephone's two-line row; places that no column asks for go to the first columns without one. */
  readonly phone?: PhonePlace;
}

type PhonePlace = 'title' | 'second' | 'aside';

/** Where each column stands on a telephone: one column at most in each place. */
export function placesOnPhone(columns: readonly { readonly phone?: PhonePlace }[]): readonly (PhonePlace | 'hidden')[] {
  const asked = columns.map(({ phone }) => phone);
  const left = (['title', 'second', 'aside'] as const).filter((place) => !asked.includes(place));
  return asked.map((place) => place ?? left.shift() ?? 'hidden');
}

/** Which column orders the rows, and which way. */
export interface Sort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

const french = new Intl.Collator('fr-FR', { numeric: true, sensitivity: 'base' });

function compare(one: CellValue, other: CellValue): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return french.compare(String(one), String(other));
}

/** Rows in the order asked; what has no value stays last either way, equals keep their order. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | null,
): readonly Row[] {
  const column = columns.find(({ id }) => id === sort?.column);
  if (sort === null || column === undefined) return rows;
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return rows.toSorted((left, right) => {
    const [one, other] = [column.value(left), column.value(right)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sign * compare(one, other);
  });
}

/** Asked for a column again: ascending, descending, then the order of origin. */
export function nextSort(sort: Sort | null, column: string): Sort | null {
  if (sort?.column !== column) return { column, direction: 'ascending' };
  return sort.direction === 'ascending' ? { column, direction: 'descending' } : null;
}

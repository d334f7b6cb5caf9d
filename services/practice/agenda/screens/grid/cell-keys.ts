import type { Cell, Column } from './cells.ts';

/** Where the keyboard is: a column and a cell of it, by their keys. */
export interface Place {
  readonly column: number;
  readonly cell: number;
}

/** The cell of a column that covers a minute, else the nearest; null in an empty column. */
function cellNear(cells: readonly Cell[], minute: number): number | null {
  if (cells.length === 0) return null;
  const distance = ({ from, to }: Cell): number => (minute < from ? from - minute : minute >= to ? minute - to + 1 : 0);
  return cells.reduce((best, cell, index) => (distance(cell) < distance(cells[best]!) ? index : best), 0);
}

function sideways(columns: readonly Column[], { column, cell }: Place, step: 1 | -1): Place | null {
  const minute = columns[column]?.cells[cell]?.from ?? 0;
  for (let index = column + step; index >= 0 && index < columns.length; index += step) {
    const near = cellNear(columns[index]!.cells, minute);
    if (near !== null) return { column: index, cell: near };
  }
  return null;
}

/** Where a key leads: up and down through the hours of a column, left and right to the same hour beside; null elsewhere. */
export function destinationOf(key: string, columns: readonly Column[], place: Place): Place | null {
  const count = columns[place.column]?.cells.length ?? 0;
  const at = (cell: number): Place => ({ ...place, cell: Math.max(0, Math.min(count - 1, cell)) });
  switch (key) {
    case 'ArrowDown':
      return at(place.cell + 1);
    case 'ArrowUp':
      return at(place.cell - 1);
    case 'PageDown':
      return at(place.cell + 6);
    case 'PageUp':
      return at(place.cell - 6);
    case 'Home':
      return at(0);
    case 'End':
      return at(count - 1);
    case 'ArrowRight':
      return sideways(columns, place, 1) ?? place;
    case 'ArrowLeft':
      return sideways(columns, place, -1) ?? place;
    default:
      return null;
  }
}

/** The place of a cell by its key, or null when it is shown no more. */
export function placeOf(columns: readonly Column[], key: string | null): Place | null {
  for (const [column, { cells }] of columns.entries()) {
    const cell = cells.findIndex((one) => one.key === key);
    if (cell !== -1) return { column, cell };
  }
  return null;
}

/** Where the keyboard enters: at the present minute, else at the top. */
export function entranceOf(columns: readonly Column[], minute: number | null): Place | null {
  for (const [column, { cells }] of columns.entries()) {
    const cell = cellNear(cells, minute ?? 0);
    if (cell !== null) return { column, cell };
  }
  return null;
}

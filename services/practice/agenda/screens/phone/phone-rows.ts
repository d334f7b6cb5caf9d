import type { Cell, Column, Shade } from '../grid/cells.ts';

/** A line of the day on a telephone. */
export type PhoneRow =
  | { readonly kind: 'cell'; readonly cell: Cell; readonly past: boolean }
  | { readonly kind: 'closed'; readonly key: string; readonly title: string; readonly until: number }
  | { readonly kind: 'now' };

/** The day of one person as a list: what is there, what is closed between, and where one is now. */
export function phoneRows(column: Column, now: number | null): readonly PhoneRow[] {
  const closed = column.shades.filter(({ kind }) => kind !== 'closed');
  const parts = [...column.cells, ...closed].toSorted((one, other) => one.from - other.from);
  const rows = parts.map((part): PhoneRow => {
    if (isShade(part))
      return { kind: 'closed', key: `${part.kind}-${String(part.from)}`, title: part.title, until: part.to };
    return { kind: 'cell', cell: part, past: now !== null && part.to <= now };
  });
  if (now === null || parts.length === 0) return rows;
  const next = parts.findIndex(({ from }) => from > now);
  return next === -1 ? [...rows, { kind: 'now' }] : rows.toSpliced(next, 0, { kind: 'now' });
}

const isShade = (part: Cell | Shade): part is Shade => 'title' in part;

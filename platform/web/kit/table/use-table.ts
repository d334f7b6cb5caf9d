import { useDeferredValue, useMemo, useState } from 'react';
import { nextSort, sortRows, type Column, type Sort } from './columns.ts';
import { filterRows, type Chosen, type Filter } from './filters.ts';
import { rangeBetween, toggled } from './selection.ts';

/** What a table shows and what is chosen in it. */
export interface TableState<Row> {
  /** Filtered and ordered. */
  readonly rows: readonly Row[];
  readonly keys: readonly string[];
  readonly sort: Sort | null;
  readonly sortBy: (column: string) => void;
  readonly chosen: Chosen;
  readonly choose: (chosen: Chosen) => void;
  readonly typed: string;
  readonly type: (text: string) => void;
  readonly showAll: () => void;
  readonly selected: ReadonlySet<string>;
  readonly select: (key: string, toHere: boolean) => void;
  readonly selectAll: (wanted: boolean) => void;
}

/** The state of a table over rows already in memory; ten thousand are filtered without holding the keyboard up. */
export function useTable<Row>(
  rows: readonly Row[],
  rowKey: (row: Row) => string,
  columns: readonly Column<Row>[],
  filters: readonly Filter<Row>[],
  initialSort: Sort | null,
): TableState<Row> {
  const [sort, setSort] = useState(initialSort);
  const [chosen, choose] = useState<Chosen>({});
  const [typed, type] = useState('');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState<string | null>(null);
  const settled = useDeferredValue(typed);
  const shown = useMemo(
    () => sortRows(filterRows(rows, columns, filters, chosen, settled), columns, sort),
    [rows, columns, filters, chosen, settled, sort],
  );
  const keys = useMemo(() => shown.map(rowKey), [shown, rowKey]);
  return {
    rows: shown,
    keys,
    sort,
    sortBy: (column) => setSort(nextSort(sort, column)),
    chosen,
    choose,
    typed,
    type,
    showAll: () => {
      choose({});
      type('');
    },
    selected,
    select: (key, toHere) => {
      setSelected(
        toHere && anchor !== null ? new Set([...selected, ...rangeBetween(keys, anchor, key)]) : toggled(selected, key),
      );
      setAnchor(key);
    },
    selectAll: (wanted) => setSelected(new Set(wanted ? keys : [])),
  };
}

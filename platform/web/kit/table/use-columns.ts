import { useState } from 'react';
import type { Column } from './columns.ts';

/** Columns shown, and how to show or hide one; the choice stays on this computer. */
export interface ColumnChoice<Row> {
  readonly shown: readonly Column<Row>[];
  readonly isShown: (id: string) => boolean;
  readonly toggle: (id: string) => void;
}

function remembered(key: string): readonly string[] | null {
  const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
  return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : null;
}

/** Which columns of a table somebody wants to see. The first always stays: it names the row. */
export function useColumns<Row>(table: string, columns: readonly Column<Row>[]): ColumnChoice<Row> {
  const key = `cabinet-columns:${table}`;
  const [hidden, setHidden] = useState<readonly string[]>(
    () => remembered(key) ?? columns.filter((column) => column.hidden === true).map(({ id }) => id),
  );
  return {
    shown: columns.filter(({ id }, index) => index === 0 || !hidden.includes(id)),
    isShown: (id) => !hidden.includes(id),
    toggle: (id) => {
      const next = hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id];
      localStorage.setItem(key, JSON.stringify(next));
      setHidden(next);
    },
  };
}

import type { KeyboardEvent } from 'react';

/** What the keys of a table do. Row -1 is the head. */
export interface GridActs {
  readonly count: number;
  readonly active: number;
  readonly move: (row: number) => void;
  readonly open: () => void;
  readonly close: () => void;
  /** Null when rows cannot be selected. */
  readonly select: ((toHere: boolean) => void) | null;
  readonly selectAll: () => void;
  readonly headColumns: number;
  readonly headColumn: number;
  readonly moveHead: (column: number) => void;
  readonly sort: () => void;
}

const PAGE = 12;

/** Where a key leads from a row; null when it is no key of movement. */
export function destination(key: string, active: number, count: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    j: active + 1,
    ArrowUp: active - 1,
    k: Math.max(0, active - 1),
    PageDown: active + PAGE,
    PageUp: Math.max(0, active - PAGE),
    Home: 0,
    End: count - 1,
  };
  const wanted = steps[key];
  return wanted === undefined ? null : Math.max(-1, Math.min(count - 1, wanted));
}

/** The keyboard of a table, which is one tab stop: arrows or J K, Enter, Escape, Space, Ctrl-A; up from the first row, the head. */
export function gridKeyDown(acts: GridActs): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.target !== event.currentTarget || event.altKey || event.metaKey) return;
    const handled = event.ctrlKey ? withControl(event.key, acts) : plain(event, acts);
    if (handled) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
}

function withControl(key: string, acts: GridActs): boolean {
  if (key !== 'a' || acts.select === null) return false;
  acts.selectAll();
  return true;
}

function plain(event: KeyboardEvent, acts: GridActs): boolean {
  const inHead = acts.active === -1;
  const row = destination(event.key, acts.active, acts.count);
  if (row !== null) acts.move(row);
  else if (event.key === 'Escape') acts.close();
  else if (event.key === 'Enter') (inHead ? acts.sort : acts.open)();
  else if (event.key === ' ' && inHead) acts.sort();
  else if (event.key === ' ' && acts.select !== null) acts.select(event.shiftKey);
  else if (inHead && event.key === 'ArrowRight') acts.moveHead(Math.min(acts.headColumns - 1, acts.headColumn + 1));
  else if (inHead && event.key === 'ArrowLeft') acts.moveHead(Math.max(0, acts.headColumn - 1));
  else return false;
  return true;
}

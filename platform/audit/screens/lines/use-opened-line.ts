import { useState } from 'react';
import type { ShownEntry } from '../../entry-shapes.ts';

/** Where one is in the journal, and which line stands open beside it. */
export interface OpenedLine {
  /** Place among the lines, from 0. */
  readonly active: number;
  readonly opened: ShownEntry | undefined;
  /** Goes to a line; the panel follows when it is open. */
  readonly move: (index: number) => void;
  readonly open: (index: number) => void;
  readonly close: () => void;
}

/** Keeps one's place; a line stays open by its number, wherever others push it. */
export function useOpenedLine(entries: readonly ShownEntry[]): OpenedLine {
  const [active, setActive] = useState(0);
  const [openedId, setOpenedId] = useState<number | null>(null);
  const opened = entries.find(({ id }) => id === openedId);
  const open = (index: number) => {
    setActive(index);
    setOpenedId(entries[index]?.id ?? null);
  };
  return {
    active: Math.min(active, Math.max(0, entries.length - 1)),
    opened,
    open,
    move: (index) => (opened === undefined ? setActive(index) : open(index)),
    close: () => setOpenedId(null),
  };
}

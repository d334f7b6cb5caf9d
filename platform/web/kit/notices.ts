import { useSyncExternalStore } from 'react';

/** Something said in passing, at the foot of the page. */
export interface Notice {
  readonly id: number;
  readonly tone: 'ok' | 'bad';
  readonly text: string;
  /** The inverse act, when there is one. */
  readonly undo: (() => void) | null;
  readonly milliseconds: number;
}

const MOST = 3;
let shown: readonly Notice[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly Notice[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Shows a notice, the oldest leaving when there are too many. */
export function addNotice(notice: Omit<Notice, 'id'>): number {
  lastId += 1;
  change([...shown, { ...notice, id: lastId }].slice(-MOST));
  return lastId;
}

/** Takes a notice away. */
export function removeNotice(id: number): void {
  change(shown.filter((notice) => notice.id !== id));
}

/** The notices shown now, the latest last. */
export function shownNotices(): readonly Notice[] {
  return shown;
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The notices shown, kept up to date. */
export function useNotices(): readonly Notice[] {
  return useSyncExternalStore(subscribe, shownNotices);
}

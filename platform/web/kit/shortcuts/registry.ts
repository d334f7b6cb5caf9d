import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

/** A key that does something on the page shown. */
export interface Shortcut {
  /** As in `matchesCombination`; two steps are separated by a space: `g c`. */
  readonly keys: string;
  /** What it does, verb first; null keeps it out of the sheet of keys. */
  readonly title: string | null;
  readonly group: string;
  readonly run: () => void;
}

let registered: readonly Shortcut[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Shortcut[]): void {
  registered = next;
  for (const listener of listeners) listener();
}

/** All keys of the page shown, the latest registered last: it wins. */
export function activeShortcuts(): readonly Shortcut[] {
  return registered;
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The keys of the page shown, kept up to date. */
export function useActiveShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(subscribe, activeShortcuts);
}

/**
 * Gives a key to an act as long as the component is shown, and lists it under "?":
 * `useShortcut('n', 'Nouveau séjour', open)`. Ignored while one types, unless it has Ctrl, Alt or is a function key.
 *
 * @param options.group head under which the sheet lists it; "Cette page" unless said.
 */
export function useShortcut(
  keys: string,
  title: string | null,
  run: () => void,
  options: { readonly enabled?: boolean; readonly group?: string } = {},
): void {
  const { enabled = true, group = 'Cette page' } = options;
  const latest = useEffectEvent(run);
  useEffect(() => {
    if (!enabled) return undefined;
    const shortcut: Shortcut = { keys, title, group, run: () => latest() };
    change([...registered, shortcut]);
    return () => change(registered.filter((other) => other !== shortcut));
  }, [keys, title, group, enabled]);
}

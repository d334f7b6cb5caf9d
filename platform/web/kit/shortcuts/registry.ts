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

const NONE: readonly Shortcut[] = [];

let registered: readonly Shortcut[] = [];
let silences = 0;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** All keys of the page shown, the latest registered last: it wins. None while they are silenced. */
export function activeShortcuts(): readonly Shortcut[] {
  return silences === 0 ? registered : NONE;
}

/** Gives a key to an act. @returns what takes it back. */
export function registerShortcut(shortcut: Shortcut): () => void {
  registered = [...registered, shortcut];
  tell();
  return () => {
    registered = registered.filter((other) => other !== shortcut);
    tell();
  };
}

/** No key acts until what is returned is called: the page is mounted, but nobody sees it. */
export function silenceShortcuts(): () => void {
  silences += 1;
  tell();
  return () => {
    silences -= 1;
    tell();
  };
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
    return registerShortcut({ keys, title, group, run: () => latest() });
  }, [keys, title, group, enabled]);
}

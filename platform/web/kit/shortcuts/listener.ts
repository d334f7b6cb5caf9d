import { useEffect } from 'react';
import { isNoSingleKey, matchesCombination, worksWhileTyping } from './key-combination.ts';
import { activeShortcuts, type Shortcut } from './registry.ts';

const PREFERENCE = 'cabinet-single-keys';
const SEQUENCE_MILLISECONDS = 1200;

/** Whether keys without Ctrl or Alt act; someone who dictates or uses other aids switches them off (WCAG 2.1.4). */
export function singleKeysWanted(): boolean {
  return localStorage.getItem(PREFERENCE) !== 'off';
}

/** Remembers on this computer whether single keys act. */
export function wantSingleKeys(wanted: boolean): void {
  localStorage.setItem(PREFERENCE, wanted ? 'on' : 'off');
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

const dialogOpen = (): boolean => document.querySelector('[aria-modal="true"], [role="menu"]') !== null;

/** Enter and Space belong to the control that has the focus. */
const belongsToControl = (event: KeyboardEvent): boolean =>
  (event.key === 'Enter' || event.key === ' ') &&
  event.target instanceof Element &&
  event.target.closest('a, button, [role="grid"], [role="option"]') !== null &&
  !event.ctrlKey;

function find(event: KeyboardEvent, pending: string | null): Shortcut | 'started' | undefined {
  const elsewhere = !isTyping(event.target) && !dialogOpen();
  const single = singleKeysWanted();
  const candidates = activeShortcuts()
    .filter(({ keys }) => worksWhileTyping(keys) || (elsewhere && (single || isNoSingleKey(keys))))
    .toReversed();
  for (const shortcut of candidates) {
    const [first = '', second] = shortcut.keys.split(' ');
    if (second === undefined) {
      if (pending === null && matchesCombination(event, first)) return shortcut;
    } else if (pending === first && matchesCombination(event, second)) return shortcut;
  }
  const starts = pending === null && candidates.some(({ keys }) => keys.startsWith(`${event.key} `));
  return starts ? 'started' : undefined;
}

/** Listens to the keyboard for the whole page. Mounted once, by the shell. */
export function useShortcutListener(): void {
  useEffect(() => {
    let pending: string | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || belongsToControl(event)) return;
      const found = find(event, pending);
      pending = found === 'started' ? event.key : null;
      clearTimeout(timer);
      if (found === 'started') timer = setTimeout(() => (pending = null), SEQUENCE_MILLISECONDS);
      else if (found !== undefined) {
        event.preventDefault();
        found.run();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

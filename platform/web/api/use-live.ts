import { useEffect, useEffectEvent } from 'react';
import { onHeard } from './live-events.ts';
import { useRefresh } from './queries.ts';

/**
 * Reads again every path that starts with one of `paths` when something of these kinds happens, or may have happened
 * while the page was away: `useLive(['agenda.appointment.changed'], ['/api/agenda'])`.
 */
export function useLive(kinds: readonly string[], paths: readonly string[]): void {
  const refresh = useRefresh();
  useWhenLive(kinds, () => void refresh(paths));
}

/** Calls back when something of these kinds happens, or may have happened while the page was away. */
export function useWhenLive(kinds: readonly string[], then: () => void): void {
  const heard = useEffectEvent(then);
  const known = kinds.join(' ');
  useEffect(
    () => onHeard((event) => (event.what === 'unknown' || known.split(' ').includes(event.kind) ? heard() : undefined)),
    [known],
  );
}

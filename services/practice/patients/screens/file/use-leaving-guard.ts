import { useEffect, useRef } from 'react';

/**
 * Asks before the tab is closed on a form that was filled and not sent.
 * @returns what to call once it was sent.
 */
export function useLeavingGuard(values: object, initial: object): () => void {
  const sent = useRef(false);
  const filled = JSON.stringify(values) !== JSON.stringify(initial);
  useEffect(() => {
    if (!filled) return undefined;
    const ask = (event: BeforeUnloadEvent) => {
      if (!sent.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [filled]);
  return () => {
    sent.current = true;
  };
}

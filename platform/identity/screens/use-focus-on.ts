import { useEffect } from 'react';

/** Puts the focus on an element when the page, step or dialog that holds it appears: one goes on typing. */
export function useFocusOn(id: string): void {
  useEffect(() => {
    // After a dialog has placed the focus itself.
    const timer = setTimeout(() => document.getElementById(id)?.focus({ preventScroll: true }), 60);
    return () => clearTimeout(timer);
  }, [id]);
}

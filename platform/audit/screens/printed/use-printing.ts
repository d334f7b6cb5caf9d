import { useSyncExternalStore } from 'react';

const paper = (): MediaQueryList => window.matchMedia('print');

const subscribe = (onChange: () => void): (() => void) => {
  const media = paper();
  media.addEventListener('change', onChange);
  return () => media.removeEventListener('change', onChange);
};

/** Whether the page is being put on paper: what is only for paper is not worth drawing before. */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, () => paper().matches);
}

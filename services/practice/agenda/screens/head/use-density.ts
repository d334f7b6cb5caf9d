import { useState } from 'react';
import type { Density } from '../grid/scale.ts';

const PLACE = 'cabinet-agenda-density';

/** How tall an hour is, remembered on this computer. */
export function useDensity(): readonly [Density, (density: Density) => void] {
  const [density, setDensity] = useState<Density>(() =>
    localStorage.getItem(PLACE) === 'comfortable' ? 'comfortable' : 'compact',
  );
  return [
    density,
    (wanted) => {
      localStorage.setItem(PLACE, wanted);
      setDensity(wanted);
    },
  ];
}

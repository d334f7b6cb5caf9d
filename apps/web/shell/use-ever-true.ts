import { useState } from 'react';

/** Whether a condition has held once: what was fetched late stays mounted, to close and give the focus back properly. */
export function useEverTrue(condition: boolean): boolean {
  const [ever, setEver] = useState(condition);
  if (condition && !ever) setEver(true);
  return ever || condition;
}

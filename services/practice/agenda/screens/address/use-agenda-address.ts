import { useCallback, useState } from 'react';
import { useAddressQuery, useGo } from '#platform/web/kit/link.tsx';
import { EVERYTHING, readAddress, writeAddress, type AgendaAddress } from './agenda-address.ts';

/** What is in sight, and how to see something else. */
export interface Seeing {
  readonly address: AgendaAddress;
  readonly see: (change: Partial<AgendaAddress>) => void;
}

/** On the agenda's own page, the address of the browser keeps what is in sight. */
export function useAgendaAddress(): Seeing {
  const address = readAddress(useAddressQuery());
  const go = useGo();
  // A visit opened beside leaves no step in the history: Back leads to the former day.
  const see = (change: Partial<AgendaAddress>) =>
    go(writeAddress({ ...address, ...change }), { replace: Object.keys(change).join() === 'visit' });
  return { address, see };
}

/** Inside another room's page, the panel keeps it for itself. */
export function useOwnAddress(): Seeing {
  const [address, setAddress] = useState(EVERYTHING);
  const see = useCallback((change: Partial<AgendaAddress>) => setAddress((former) => ({ ...former, ...change })), []);
  return { address, see };
}

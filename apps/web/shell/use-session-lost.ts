import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { SESSION_KNOWN, SESSION_LOST } from '#platform/web/api/request.ts';
import type { Me } from '#platform/web/session/session.tsx';
import { ME, useMe } from './use-me.ts';

/**
 * Whether the session ended under this page. It comes back by itself when the same person has signed in again, here or in
 * another tab; for another person the page is loaded anew, so that nothing of the first is shown.
 */
export function useSessionLost(known: Me): boolean {
  const [lost, setLost] = useState(false);
  const client = useQueryClient();
  const { dataUpdatedAt, data } = useMe();
  const [person] = useState(known.person.id);
  useEffect(() => {
    const onLost = () => setLost(true);
    window.addEventListener(SESSION_LOST, onLost);
    return () => window.removeEventListener(SESSION_LOST, onLost);
  }, []);
  useEffect(() => {
    if (data !== undefined && data.person.id !== person) window.location.reload();
    else {
      setLost(false);
      window.dispatchEvent(new Event(SESSION_KNOWN));
    }
  }, [dataUpdatedAt, data, person]);
  useEffect(() => {
    if (!lost) return undefined;
    const timer = setInterval(() => void client.refetchQueries({ queryKey: ME }), 15_000);
    return () => clearInterval(timer);
  }, [lost, client]);
  return lost;
}

import { useQueryClient } from '@tanstack/react-query';
import { useAddressQuery, useGo } from '../kit/link.tsx';
import { safeDestination } from './destination.ts';

/**
 * What a sign-in page does once the server has opened a session: forgets what was read as somebody else, and goes back to
 * the page one came from (`?suite=`), or home.
 */
export function useAfterSignIn(): () => void {
  const client = useQueryClient();
  const go = useGo();
  const { suite } = useAddressQuery();
  return () => {
    client.clear();
    go(safeDestination(suite), { replace: true });
  };
}

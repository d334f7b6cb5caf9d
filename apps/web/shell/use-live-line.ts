import { useEffect } from 'react';
import { holdLive } from '#platform/web/api/live-connection.ts';
import { useWhenLive } from '#platform/web/api/use-live.ts';
import { useSession } from '#platform/web/session/session.tsx';

/** Hears what happens in the organisation entered, while it is entered; rights that change show at once. */
export function useLiveLine(): void {
  const { organization, refresh } = useSession();
  const heard = organization?.blockedBy === null ? organization.id : null;
  useEffect(() => (heard === null ? undefined : holdLive(heard)), [heard]);
  useWhenLive(['organizations.rights.changed'], () => void refresh());
}

import { api } from '#platform/web/api/request.ts';
import { useGo } from '#platform/web/kit/link.tsx';
import { useAfterSignIn } from '#platform/web/session/after-sign-in.ts';

interface Memberships {
  readonly organizations: readonly { readonly blockedBy: 'second-factor' | null }[];
}

/**
 * What follows a sign-in: the page one came from; or, where a role demands a second factor that is not there yet, the
 * page that sets it up, since no other would open (CIM-19).
 */
export function useEnter(): () => Promise<void> {
  const afterSignIn = useAfterSignIn();
  const go = useGo();
  return async () => {
    const { organizations } = await api.get<Memberships>('/api/identity/me', { organization: null });
    afterSignIn();
    if (organizations.some(({ blockedBy }) => blockedBy === 'second-factor')) {
      go('/compte/double-verification', { replace: true });
    }
  };
}

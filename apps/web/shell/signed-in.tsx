import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { enterOrganization, startingOrganization } from '#platform/web/api/current-organization.ts';
import { api } from '#platform/web/api/request.ts';
import { FailedState } from '#platform/web/kit/failed-state.tsx';
import type { ScreenModule } from '#platform/web/screen-module.ts';
import { SessionContext, type Me, type Session } from '#platform/web/session/session.tsx';
import { SessionEnded } from './session-ended.tsx';
import { ShellSkeleton } from './shell-skeleton.tsx';
import { Shell } from './shell.tsx';
import { ME, useMe } from './use-me.ts';
import { useSessionLost } from './use-session-lost.ts';

/** Everything behind the sign-in: asks who is there, sends strangers to the doorstep, shows the shell to others. */
export function SignedIn({ modules }: { readonly modules: readonly ScreenModule[] }) {
  const me = useMe();
  const router = useRouter();
  const stranger = me.data === undefined && me.error?.status === 401;
  useEffect(() => {
    if (!stranger) return;
    const suite = new URLSearchParams({ suite: router.state.location.href }).toString();
    void router.navigate({ href: `/connexion?${suite}`, replace: true });
  }, [stranger, router]);
  if (me.data !== undefined) return <Inside me={me.data} modules={modules} />;
  if (me.isError && !stranger) return <FailedState cause={me.error} retry={() => void me.refetch()} />;
  return <ShellSkeleton />;
}

function Inside({ me, modules }: { readonly me: Me; readonly modules: readonly ScreenModule[] }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [wanted, setWanted] = useState(() => startingOrganization(me.organizations.map(({ id }) => id)));
  const organization = me.organizations.find(({ id }) => id === wanted) ?? me.organizations[0] ?? null;
  const lost = useSessionLost(me);
  // While rendering, so that no page below asks anything in the name of another organisation.
  if (organization !== null) enterOrganization(organization.id);

  const session: Session = {
    me,
    organization,
    enter: (id) => {
      enterOrganization(id);
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] });
      setWanted(id);
      void navigate({ href: '/' });
    },
    refresh: () => client.invalidateQueries({ queryKey: ME }),
    signOut: async () => {
      await api.post('/api/identity/sign-out', undefined, { organization: null });
      // A full load: nothing of what was read stays in this tab.
      window.location.assign('/pro/deconnexion');
    },
  };
  return (
    <SessionContext value={session}>
      <div hidden={lost} inert={lost} style={{ height: '100%' }}>
        <Shell key={organization?.id ?? 'none'} modules={modules} />
      </div>
      {lost && <SessionEnded />}
    </SessionContext>
  );
}

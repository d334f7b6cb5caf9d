import { Button } from '@mantine/core';
import { IconArrowsExchange, IconListDetails, IconNetwork } from '@tabler/icons-react';
import { useState } from 'react';
import { useLive } from '#platform/web/api/use-live.ts';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { useAddressQuery, useGo } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { useMay } from '#platform/web/session/session.tsx';
import { InvitePanel } from './invite-panel.tsx';
import { SeatsChip } from './seats-chip.tsx';
import { TeamTable } from './team-table.tsx';
import { INVITATIONS, MEMBERS, teamLines, useInvitations, useRoles, useTeam } from './team.ts';

/** The team: who has an access, who is invited, who left; a row opens what one may do about it. */
export default function MembersPage() {
  const may = useMay();
  const go = useGo();
  const { inviter } = useAddressQuery();
  const [inviting, setInviting] = useState(inviter !== undefined);
  useLive(['organizations.rights.changed'], [MEMBERS, INVITATIONS]);
  const [team, invitations, roles] = [useTeam(), useInvitations(), useRoles()];
  const mayManage = may('organizations.members.manage');
  return (
    <Page
      title="Équipe"
      beside={team.data && <SeatsChip seats={team.data.seats} />}
      primary={mayManage ? { label: 'Inviter', run: () => setInviting(true) } : undefined}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconListDetails size={18} stroke={1.75} />}
            onClick={() => go('/membres/roles')}
          >
            Rôles
          </Button>
          <Button
            variant="default"
            leftSection={<IconArrowsExchange size={18} stroke={1.75} />}
            onClick={() => go('/delegations')}
          >
            Délégations
          </Button>
          {may('organizations.networks.manage') && (
            <Button
              variant="default"
              leftSection={<IconNetwork size={18} stroke={1.75} />}
              onClick={() => go('/reseaux')}
            >
              Réseaux
            </Button>
          )}
        </>
      }
    >
      <Loaded from={team}>
        {({ members }) => (
          <Loaded from={roles}>
            {(offered) => (
              <TeamTable
                lines={teamLines(members, invitations.data ?? [])}
                roles={offered}
                panels={!inviting}
                empty={<EmptyState title="Personne encore">Invitez la première personne de l’équipe.</EmptyState>}
              />
            )}
          </Loaded>
        )}
      </Loaded>
      {inviting && roles.data !== undefined && <InvitePanel roles={roles.data} onClose={() => setInviting(false)} />}
    </Page>
  );
}

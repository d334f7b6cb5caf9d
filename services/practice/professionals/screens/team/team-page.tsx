import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useLive } from '#platform/web/api/use-live.ts';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { useGo } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { InvitePanel } from './invite-panel.tsx';
import { MemberPanel } from './member-panel.tsx';
import { OutsideCard } from './outside-card.tsx';
import { RightsMatrix } from './rights-matrix.tsx';
import { TEAM, useTeams } from './teams.ts';
import styles from './team.module.css';

/** One's own team, right by right, then those of the colleagues, which each gives alone (MAI-018, MAI-020). */
export default function TeamPage() {
  const teams = useTeams();
  const go = useGo();
  const [inviting, setInviting] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  useLive(['organizations.rights.changed'], [TEAM]);
  const own = teams.data?.teams.find(({ mine }) => mine);
  const member = own?.members.find(({ personId }) => personId === opened);
  return (
    <Page
      title="Mon équipe"
      primary={own === undefined ? undefined : { label: 'Inviter', run: () => (setOpened(null), setInviting(true)) }}
      actions={
        <Button
          variant="default"
          leftSection={<IconHistory size={18} stroke={1.75} />}
          onClick={() => go('/mon-equipe/registre')}
        >
          Registre
        </Button>
      }
    >
      <Loaded from={teams}>
        {({ teams: all, rights, outside }) => (
          <div className={styles.teams}>
            {own !== undefined && own.members.length + own.guests.length === 0 && (
              <EmptyState title="Personne ne travaille encore pour vous">
                Invitez une secrétaire ou un remplaçant : un accès commence sans aucun droit, vous les cochez un par un.
              </EmptyState>
            )}
            {all
              .filter((team) => team.members.length + team.guests.length > 0)
              .toSorted((one, other) => Number(other.mine) - Number(one.mine))
              .map((team) => (
                <RightsMatrix
                  key={team.professionalId}
                  team={team}
                  rights={rights}
                  onOpen={(personId) => (setInviting(false), setOpened(personId))}
                />
              ))}
            {outside.length > 0 && <OutsideCard outside={outside} />}
          </div>
        )}
      </Loaded>
      {inviting && own !== undefined && teams.data !== undefined && (
        <InvitePanel
          professionalId={own.professionalId}
          rights={teams.data.rights}
          onClose={() => setInviting(false)}
        />
      )}
      {member !== undefined && own !== undefined && (
        <MemberPanel
          key={member.personId}
          professionalId={own.professionalId}
          member={member}
          onClose={() => setOpened(null)}
        />
      )}
    </Page>
  );
}

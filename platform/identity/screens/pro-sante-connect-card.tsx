import { Button } from '@mantine/core';
import { IconLink, IconLinkOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { longDate } from '#platform/web/french/dates.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { AutomaticChip, StateChip } from '#platform/web/kit/chip.tsx';
import { useAddressQuery } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { announceDone } from '#platform/web/kit/undo.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { TROUBLES } from './pro-sante-connect-words.ts';
import styles from './account.module.css';

const PSC = '/api/identity/pro-sante-connect';
const FOR_SELF = { organization: null } as const;

/** Whether one's national identity opens the account; links it, after proof on both sides, or ends the link. */
export function ProSanteConnectCard() {
  const known = useRead<{ readonly provider: string | null }>(PSC);
  const link = useRead<{ readonly since: string | null }>(`${PSC}/link`);
  const { psc } = useAddressQuery();
  const trouble = TROUBLES[psc ?? ''];
  if (known.data === undefined || known.data.provider === null) return null;
  return (
    <Card
      title="Pro Santé Connect"
      aside={known.data.provider === 'simulated' && <AutomaticChip>simulé</AutomaticChip>}
    >
      {trouble !== undefined && <p role="alert">{trouble}</p>}
      <Loaded from={link}>{({ since }) => <Linked since={since} />}</Loaded>
    </Card>
  );
}

function Linked({ since }: { readonly since: string | null }) {
  const refresh = useRefresh();
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  const leave = async (password: string) => {
    const { location } = await api.post<{ location: string }>(`${PSC}/link`, { password }, FOR_SELF);
    window.location.assign(location);
  };
  const end = async (password: string) => {
    await api.delete(`${PSC}/link`, { ...FOR_SELF, body: { password } });
    announceDone('Pro Santé Connect n’ouvre plus ce compte');
    await refresh([`${PSC}/link`]);
  };
  if (since === null) {
    return (
      <div className={styles.state}>
        <p>Votre e-CPS ou votre carte CPS peut ouvrir ce compte, sans mot de passe.</p>
        <Button variant="default" leftSection={<IconLink size={18} stroke={1.75} />} onClick={() => setOpened(true)}>
          Relier
        </Button>
        <PasswordDialog
          opened={opened}
          onClose={close}
          title="Relier Pro Santé Connect"
          verb="Continuer"
          onPassword={leave}
        >
          Vous irez ensuite prouver qui vous êtes auprès de Pro Santé Connect, puis reviendrez ici.
        </PasswordDialog>
      </div>
    );
  }
  return (
    <div className={styles.state}>
      <p>
        <StateChip tone="ok" icon={IconLink}>
          Relié
        </StateChip>{' '}
        depuis le {longDate(since)}.
      </p>
      <Button
        variant="subtle"
        color="bad"
        leftSection={<IconLinkOff size={18} stroke={1.75} />}
        onClick={() => setOpened(true)}
      >
        Délier
      </Button>
      <PasswordDialog opened={opened} onClose={close} title="Délier Pro Santé Connect" verb="Délier" onPassword={end}>
        Il n’ouvrira plus ce compte. Votre mot de passe et vos autres moyens restent.
      </PasswordDialog>
    </div>
  );
}

import { Button } from '@mantine/core';
import { IconShieldCheck, IconShieldOff } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '#platform/web/api/request.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { useGo } from '#platform/web/kit/link.tsx';
import { announceDone } from '#platform/web/kit/undo.tsx';
import { useSession } from '#platform/web/session/session.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import styles from './account.module.css';

/** Whether a second factor protects the account; how to set it up, renew its recovery codes, or take it away. */
export function SecondFactorCard() {
  const { me } = useSession();
  return me.person.secondFactor ? <Protected /> : <Unprotected />;
}

function Unprotected() {
  const go = useGo();
  return (
    <Card
      title="Double vérification"
      aside={
        <StateChip tone="warn" icon={IconShieldOff}>
          Inactive
        </StateChip>
      }
    >
      <div className={styles.state}>
        <p>Un code de votre téléphone s’ajoute au mot de passe. Elle est obligatoire pour les référents.</p>
        <Button variant="filled" onClick={() => go('/compte/double-verification')}>
          Activer
        </Button>
      </div>
    </Card>
  );
}

function Protected() {
  const { refresh } = useSession();
  const [asking, setAsking] = useState<'remove' | 'renew' | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const close = () => setAsking(null);
  const renew = async (password: string) => {
    const answer = await api.post<{ recoveryCodes: string[] }>('/api/identity/recovery-codes', { password }, FOR_SELF);
    setCodes(answer.recoveryCodes);
  };
  const remove = async (password: string) => {
    await api.delete('/api/identity/totp', { ...FOR_SELF, body: { password } });
    announceDone('Double vérification désactivée');
    await refresh();
  };
  return (
    <Card
      title="Double vérification"
      aside={
        <StateChip tone="ok" icon={IconShieldCheck}>
          Active
        </StateChip>
      }
    >
      {codes === null ? (
        <div className={styles.state}>
          <p>Un code de votre application est demandé à chaque connexion.</p>
          <div className={styles.actions}>
            <Button variant="default" onClick={() => setAsking('renew')}>
              Nouveaux codes de secours
            </Button>
            <Button variant="subtle" color="bad" onClick={() => setAsking('remove')}>
              Désactiver
            </Button>
          </div>
        </div>
      ) : (
        <RecoveryCodes codes={codes} />
      )}
      <PasswordDialog
        opened={asking === 'renew'}
        onClose={close}
        title="Remplacer vos codes de secours"
        verb="Remplacer"
        onPassword={renew}
      >
        Les codes que vous aviez gardés ne serviront plus.
      </PasswordDialog>
      <PasswordDialog
        opened={asking === 'remove'}
        onClose={close}
        title="Désactiver la double vérification"
        verb="Désactiver"
        onPassword={remove}
      >
        Votre mot de passe suffira pour se connecter à votre place. Les espaces où vous êtes référent se fermeront.
      </PasswordDialog>
    </Card>
  );
}

const FOR_SELF = { organization: null } as const;

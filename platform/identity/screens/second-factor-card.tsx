import { Button } from '@mantine/core';
import { IconShieldCheck, IconShieldOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { useGo } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { announceDone } from '#platform/web/kit/undo.tsx';
import { useSession } from '#platform/web/session/session.tsx';
import type { SecondFactorWays } from '../second-factor-ways.ts';
import { MobileDialog } from './mobile-dialog.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import styles from './account.module.css';

const FOR_SELF = { organization: null } as const;
const WAYS = '/api/identity/ways';

/** Whether a second factor protects the account, and by which ways: each is set up and taken away here. */
export function SecondFactorCard() {
  const { me } = useSession();
  const ways = useRead<SecondFactorWays>(WAYS);
  const active = me.person.secondFactor;
  return (
    <Card
      title="Double vérification"
      aside={
        <StateChip tone={active ? 'ok' : 'warn'} icon={active ? IconShieldCheck : IconShieldOff}>
          {active ? 'Active' : 'Inactive'}
        </StateChip>
      }
    >
      <Loaded from={ways}>
        {({ application, mobile }) => (
          <div className={styles.ways}>
            {!active && (
              <p>
                Quelque chose que vous avez s’ajoute au mot de passe. C’est obligatoire pour qui voit des données de
                patients et pour les référents.
              </p>
            )}
            {application ? <Application /> : <NoApplication />}
            <Mobile mobile={mobile} />
          </div>
        )}
      </Loaded>
    </Card>
  );
}

function NoApplication() {
  const go = useGo();
  return (
    <div className={styles.state}>
      <p>
        <strong className={styles.way}>Application d’authentification</strong>
        Elle affiche un code, même sans réseau.
      </p>
      <Button variant="filled" onClick={() => go('/compte/double-verification')}>
        Activer
      </Button>
    </div>
  );
}

function Application() {
  const { refresh } = useSession();
  const reread = useRefresh();
  const [asking, setAsking] = useState<'remove' | 'renew' | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const close = () => setAsking(null);
  const renew = async (password: string) => {
    const answer = await api.post<{ recoveryCodes: string[] }>('/api/identity/recovery-codes', { password }, FOR_SELF);
    setCodes(answer.recoveryCodes);
  };
  const remove = async (password: string) => {
    await api.delete('/api/identity/totp', { ...FOR_SELF, body: { password } });
    announceDone('Application d’authentification retirée');
    await Promise.all([refresh(), reread([WAYS])]);
  };
  if (codes !== null) return <RecoveryCodes codes={codes} />;
  return (
    <div className={styles.state}>
      <p>
        <strong className={styles.way}>Application d’authentification</strong>
        Son code est demandé à la connexion.
      </p>
      <div className={styles.actions}>
        <Button variant="default" onClick={() => setAsking('renew')}>
          Nouveaux codes de secours
        </Button>
        <Button variant="subtle" color="bad" onClick={() => setAsking('remove')}>
          Désactiver
        </Button>
      </div>
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
        title="Retirer l’application d’authentification"
        verb="Désactiver"
        onPassword={remove}
      >
        S’il ne reste aucun autre moyen, votre mot de passe suffira pour se connecter à votre place, et les espaces qui
        demandent la double vérification se fermeront.
      </PasswordDialog>
    </div>
  );
}

function Mobile({ mobile }: { readonly mobile: string | null }) {
  const { refresh } = useSession();
  const reread = useRefresh();
  const [opened, setOpened] = useState(false);
  const settle = async (done: string) => {
    announceDone(done);
    await Promise.all([refresh(), reread([WAYS])]);
  };
  const remove = async (password: string) => {
    await api.delete('/api/identity/mobile', { ...FOR_SELF, body: { password } });
    await settle('Code par SMS désactivé');
  };
  return (
    <div className={styles.state}>
      <p>
        <strong className={styles.way}>Code par SMS</strong>
        {mobile === null ? 'Un code arrive sur votre mobile.' : `Un code peut arriver au ${mobile}.`}
      </p>
      {mobile === null ? (
        <Button variant="default" onClick={() => setOpened(true)}>
          Ajouter un mobile
        </Button>
      ) : (
        <Button variant="subtle" color="bad" onClick={() => setOpened(true)}>
          Retirer le mobile
        </Button>
      )}
      {mobile === null ? (
        <MobileDialog opened={opened} onClose={() => setOpened(false)} onDone={() => settle('Code par SMS activé')} />
      ) : (
        <PasswordDialog
          opened={opened}
          onClose={() => setOpened(false)}
          title="Retirer le mobile"
          verb="Retirer"
          onPassword={remove}
        >
          Il ne recevra plus de code à la connexion.
        </PasswordDialog>
      )}
    </div>
  );
}

import { useState } from 'react';
import { api } from '#platform/web/api/request.ts';
import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Card } from '#platform/web/kit/card.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { PasswordField } from '#platform/web/kit/form/password-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { Link, useGo } from '#platform/web/kit/link.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { useSession } from '#platform/web/session/session.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SecondFactorSetUp, type Started } from './second-factor-set-up.tsx';
import styles from './account.module.css';
import { useFocusOn } from './use-focus-on.ts';

/** Sets up the second factor: the password, the application, the recovery codes. */
export default function SecondFactorPage() {
  const { me, refresh } = useSession();
  const go = useGo();
  const [started, setStarted] = useState<Started | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const leave = () => void refresh().then(() => go('/'));
  if (codes !== null) {
    return (
      <Page title="Double vérification" layout="reading">
        <Card title="Gardez vos codes de secours">
          <div className={styles.step}>
            <RecoveryCodes codes={codes} />
            <div className={styles.actions}>
              <Button variant="filled" onClick={leave}>
                Je les ai gardés, terminer
              </Button>
            </div>
          </div>
        </Card>
      </Page>
    );
  }
  if (me.person.secondFactor) {
    return (
      <Page title="Double vérification" layout="reading">
        <EmptyState
          icon={IconCircleCheck}
          title="Elle est déjà active"
          action={<Button onClick={() => go('/compte')}>Ouvrir mon compte</Button>}
        >
          Un code de votre application est demandé à chaque connexion.
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title="Double vérification" layout="reading">
      <Card title={started === null ? 'Confirmez que c’est bien vous' : 'Reliez votre téléphone'}>
        {started === null ? (
          <Start onStarted={setStarted} />
        ) : (
          <SecondFactorSetUp started={started} onConfirmed={setCodes} />
        )}
      </Card>
    </Page>
  );
}

function Start({ onStarted }: { readonly onStarted: (started: Started) => void }) {
  const form = useForm({
    initial: { password: '' },
    submit: async (body) => onStarted(await api.post<Started>('/api/identity/totp', body, { organization: null })),
  });
  useFocusOn(form.idOf('password'));
  return (
    <Form of={form} verb="Continuer">
      <p>
        Quelqu’un qui apprendrait votre mot de passe ne pourra pas entrer sans votre téléphone. Qui voit des données de
        patients, les référents et l’exploitant en ont besoin pour ouvrir leur espace. Il faut deux minutes et une
        application d’authentification. Une clé d’accès ou un code par SMS conviennent aussi :{' '}
        <Link to="/compte">les ajouter dans « Mon compte »</Link>.
      </p>
      <PasswordField {...form.field('password')} label="Votre mot de passe" autoComplete="current-password" required />
    </Form>
  );
}

import { Button } from '@mantine/core';
import { IconCircleCheck, IconLinkOff } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '#platform/web/api/request.ts';
import { AuthPage } from '#platform/web/kit/auth-page.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { Link, useGo } from '#platform/web/kit/link.tsx';
import { useLinkSecret } from './link-secret.ts';
import { NewPasswordField } from './new-password-field.tsx';
import { useFocusOn } from './use-focus-on.ts';

/** Where the link of a forgotten password leads: a new one is chosen, every session is closed. */
export default function ResetPasswordPage() {
  const token = useLinkSecret();
  const go = useGo();
  const [done, setDone] = useState(false);
  const form = useForm({
    initial: { password: '' },
    submit: async ({ password }) => {
      await api.post('/api/identity/reset-password', { token, password }, { organization: null });
      setDone(true);
    },
  });
  useFocusOn(form.idOf('password'));
  if (token === '') {
    return (
      <AuthPage title="Nouveau mot de passe" foot={<Link to="/mot-de-passe-oublie">Demander un nouveau lien</Link>}>
        <EmptyState icon={IconLinkOff} title="Le lien est incomplet">
          Ouvrez-le depuis le message reçu, sans en couper la fin.
        </EmptyState>
      </AuthPage>
    );
  }
  if (done) {
    return (
      <AuthPage title="Mot de passe enregistré">
        <EmptyState icon={IconCircleCheck} title="C’est fait">
          Vos sessions ouvertes ailleurs ont été fermées. Connectez-vous avec le nouveau mot de passe.
        </EmptyState>
        <Button variant="filled" fullWidth onClick={() => go('/connexion', { replace: true })}>
          Se connecter
        </Button>
      </AuthPage>
    );
  }
  return (
    <AuthPage
      title="Nouveau mot de passe"
      lead="Il remplace l’ancien ; vos sessions ouvertes seront fermées."
      foot={<Link to="/mot-de-passe-oublie">Demander un autre lien</Link>}
    >
      <Form of={form} verb="Enregistrer ce mot de passe" wide>
        <NewPasswordField {...form.field('password')} />
      </Form>
    </AuthPage>
  );
}

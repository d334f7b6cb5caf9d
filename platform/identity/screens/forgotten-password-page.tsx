import { IconMailForward } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '#platform/web/api/request.ts';
import { AuthPage } from '#platform/web/kit/auth-page.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { Link } from '#platform/web/kit/link.tsx';
import { useFocusOn } from './use-focus-on.ts';

/** Asks for a link by mail; says the same whether the address has an account or not. */
export default function ForgottenPasswordPage() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm({
    initial: { email: '' },
    check: ({ email }) =>
      email.includes('@') ? [] : [{ field: 'email', rule: 'required', message: 'Écrivez votre adresse e-mail.' }],
    submit: async ({ email }) => {
      await api.post('/api/identity/forgotten-password', { email: email.trim() }, { organization: null });
      setSentTo(email.trim());
    },
  });
  useFocusOn(form.idOf('email'));
  const foot = <Link to="/connexion">Revenir à la connexion</Link>;
  if (sentTo !== null) {
    return (
      <AuthPage title="Regardez vos messages" foot={foot}>
        <EmptyState icon={IconMailForward} title="Un lien est parti">
          Si un compte existe pour {sentTo}, il reçoit un lien qui sert une seule fois, pendant 30 minutes. Rien reçu ?
          Regardez les indésirables, puis recommencez.
        </EmptyState>
      </AuthPage>
    );
  }
  return (
    <AuthPage
      title="Mot de passe oublié"
      lead="Indiquez votre adresse : nous vous envoyons un lien pour en choisir un nouveau."
      foot={foot}
    >
      <Form of={form} verb="Recevoir un lien" wide>
        <TextField
          {...form.field('email')}
          label="Adresse e-mail"
          type="email"
          inputMode="email"
          autoComplete="username"
          required
        />
      </Form>
    </AuthPage>
  );
}

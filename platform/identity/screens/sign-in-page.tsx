import { useState } from 'react';
import { api } from '#platform/web/api/request.ts';
import { AuthPage } from '#platform/web/kit/auth-page.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { PasswordField } from '#platform/web/kit/form/password-field.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { Link } from '#platform/web/kit/link.tsx';
import { PasskeyButton } from './passkey-button.tsx';
import { ProSanteConnectDoor } from './pro-sante-connect-door.tsx';
import { SecondFactorStep } from './second-factor-step.tsx';
import { useEnter } from './use-enter.ts';
import { useFocusOn } from './use-focus-on.ts';

interface Outcome {
  readonly state: 'signed-in' | 'second-factor';
}

/** The door: e-mail and password, then the second factor where there is one. */
export default function SignInPage() {
  const [step, setStep] = useState<'password' | 'code'>('password');
  const enter = useEnter();
  if (step === 'code') return <SecondFactorStep onDone={enter} onRestart={() => setStep('password')} />;
  return <PasswordStep onDone={enter} onSecondFactor={() => setStep('code')} />;
}

function PasswordStep(props: { readonly onDone: () => Promise<void>; readonly onSecondFactor: () => void }) {
  const form = useForm({
    initial: { email: '', password: '' },
    check: ({ email, password }) => [
      ...(email.includes('@') ? [] : [required('email', 'Écrivez votre adresse e-mail.')]),
      ...(password === '' ? [required('password', 'Écrivez votre mot de passe.')] : []),
    ],
    submit: async (values) => {
      const body = { ...values, email: values.email.trim() };
      const { state } = await api.post<Outcome>('/api/identity/sign-in', body, { organization: null });
      if (state === 'second-factor') props.onSecondFactor();
      else await props.onDone();
    },
  });
  useFocusOn(form.idOf('email'));
  return (
    <AuthPage
      title="Se connecter"
      lead="Avec votre adresse professionnelle : votre accès est le vôtre seul."
      foot={
        <>
          <Link to="/mot-de-passe-oublie">Mot de passe oublié</Link>
          <Link to="/inscription">Ouvrir un compte</Link>
          <a href="/connexion">Vous êtes patient ?</a>
          <a href="/exigences-techniques">Exigences techniques</a>
        </>
      }
    >
      <Form of={form} verb="Se connecter" wide>
        <TextField
          {...form.field('email')}
          label="Adresse e-mail"
          type="email"
          inputMode="email"
          autoComplete="username"
          required
        />
        <PasswordField {...form.field('password')} label="Mot de passe" autoComplete="current-password" required />
      </Form>
      {form.refusal !== null && <ForPatients />}
      <PasskeyButton onDone={props.onDone} />
      <ProSanteConnectDoor />
    </AuthPage>
  );
}

/** Patients have a site of their own: what opens it opens nothing here (MAI-030). */
function ForPatients() {
  return (
    <p role="note">
      Cet espace est réservé aux professionnels. Vous êtes patient ? <a href="/connexion">Le site des patients</a>
    </p>
  );
}

function required(field: string, message: string) {
  return { field, rule: 'required', message };
}

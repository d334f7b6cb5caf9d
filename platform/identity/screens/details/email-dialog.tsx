import { Modal } from '@mantine/core';
import { useState } from 'react';
import { api } from '#platform/web/api/request.ts';
import { Form } from '#platform/web/kit/form/form.tsx';
import { PasswordField } from '#platform/web/kit/form/password-field.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { announceDone } from '#platform/web/kit/undo.tsx';
import { useFocusOn } from '../use-focus-on.ts';

const FOR_SELF = { organization: null } as const;

interface EmailDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

/** Changes the address one signs in with: the password and the address, then the code it received. */
export function EmailDialog({ opened, onClose, onDone }: EmailDialogProps) {
  const [email, setEmail] = useState<string | null>(null);
  const close = () => {
    setEmail(null);
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title="Changer d’adresse">
      {email === null ? (
        <AddressForm onAsked={setEmail} />
      ) : (
        <ReceivedForm
          email={email}
          onConfirmed={async () => {
            close();
            announceDone('Nouvelle adresse enregistrée');
            await onDone();
          }}
        />
      )}
    </Modal>
  );
}

function AddressForm({ onAsked }: { readonly onAsked: (email: string) => void }) {
  const form = useForm({
    initial: { email: '', password: '' },
    submit: async (body) => {
      await api.post('/api/identity/email', body, FOR_SELF);
      onAsked(body.email);
    },
  });
  useFocusOn(form.idOf('email'));
  return (
    <Form of={form} verb="Recevoir un code">
      <TextField {...form.field('email')} label="Nouvelle adresse e-mail" type="email" autoComplete="email" required />
      <PasswordField {...form.field('password')} label="Votre mot de passe" autoComplete="current-password" required />
    </Form>
  );
}

function ReceivedForm(props: { readonly email: string; readonly onConfirmed: () => Promise<void> }) {
  const form = useForm({
    initial: { code: '' },
    submit: async ({ code }) => {
      await api.post('/api/identity/email/confirm', { email: props.email, code }, FOR_SELF);
      await props.onConfirmed();
    },
  });
  useFocusOn(form.idOf('code'));
  return (
    <Form of={form} verb="Confirmer">
      <p>Un message part vers {props.email}. Recopiez ici le code qu’il porte.</p>
      <TextField
        {...form.field('code')}
        label="Code reçu"
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={10}
        mono
        required
      />
    </Form>
  );
}

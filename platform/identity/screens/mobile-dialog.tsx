import { Modal } from '@mantine/core';
import { useState } from 'react';
import { api } from '#platform/web/api/request.ts';
import { Form } from '#platform/web/kit/form/form.tsx';
import { PasswordField } from '#platform/web/kit/form/password-field.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { useFocusOn } from './use-focus-on.ts';

const FOR_SELF = { organization: null } as const;

interface MobileDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

/** Adds a telephone as a second factor: the password and the number, then the code it received. */
export function MobileDialog({ opened, onClose, onDone }: MobileDialogProps) {
  const [number, setNumber] = useState<string | null>(null);
  const close = () => {
    setNumber(null);
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title="Recevoir un code par SMS">
      {number === null ? (
        <NumberForm onAsked={setNumber} />
      ) : (
        <ReceivedForm
          number={number}
          onConfirmed={async () => {
            close();
            await onDone();
          }}
        />
      )}
    </Modal>
  );
}

function NumberForm({ onAsked }: { readonly onAsked: (number: string) => void }) {
  const form = useForm({
    initial: { number: '', password: '' },
    submit: async (body) => {
      await api.post('/api/identity/mobile', body, FOR_SELF);
      onAsked(body.number);
    },
  });
  useFocusOn(form.idOf('number'));
  return (
    <Form of={form} verb="Recevoir un code">
      <TextField {...form.field('number')} label="Numéro de mobile" type="tel" autoComplete="tel" required />
      <PasswordField {...form.field('password')} label="Votre mot de passe" autoComplete="current-password" required />
    </Form>
  );
}

function ReceivedForm(props: { readonly number: string; readonly onConfirmed: () => Promise<void> }) {
  const form = useForm({
    initial: { code: '' },
    submit: async ({ code }) => {
      await api.post('/api/identity/mobile/confirm', { number: props.number, code }, FOR_SELF);
      await props.onConfirmed();
    },
  });
  useFocusOn(form.idOf('code'));
  return (
    <Form of={form} verb="Confirmer">
      <p>Un code part vers le {props.number}. Recopiez-le ici.</p>
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

import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { Form } from '#platform/web/kit/form/form.tsx';
import { PasswordField } from '#platform/web/kit/form/password-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { useFocusOn } from './use-focus-on.ts';

interface PasswordDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** On the button. */
  readonly verb: string;
  readonly onPassword: (password: string) => Promise<unknown>;
  /** What follows. */
  readonly children: ReactNode;
}

/** Asks for the password before an act that only its owner may do. */
export function PasswordDialog({ opened, onClose, title, children, ...form }: PasswordDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <PasswordForm {...form} onClose={onClose}>
        {children}
      </PasswordForm>
    </Modal>
  );
}

function PasswordForm({ verb, onPassword, onClose, children }: Omit<PasswordDialogProps, 'opened' | 'title'>) {
  const form = useForm({
    initial: { password: '' },
    submit: async ({ password }) => {
      await onPassword(password);
      onClose();
    },
  });
  useFocusOn(form.idOf('password'));
  return (
    <Form of={form} verb={verb}>
      <p>{children}</p>
      <PasswordField {...form.field('password')} label="Votre mot de passe" autoComplete="current-password" required />
    </Form>
  );
}

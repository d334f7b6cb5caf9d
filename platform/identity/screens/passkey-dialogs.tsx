import { Modal } from '@mantine/core';
import { startRegistration } from '@simplewebauthn/browser';
import { Problem } from '#platform/web/api/problem.ts';
import { api } from '#platform/web/api/request.ts';
import { Form } from '#platform/web/kit/form/form.tsx';
import { PasswordField } from '#platform/web/kit/form/password-field.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { deviceName } from '../devices.ts';
import type { OwnPasskey } from '../passkeys/own-passkeys.ts';
import { useFocusOn } from './use-focus-on.ts';

const FOR_SELF = { organization: null } as const;
type Options = Parameters<typeof startRegistration>[0]['optionsJSON'];

interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

/** Adds a passkey: its name and the password, then the browser's own question. */
export function NewPasskeyDialog({ opened, onClose, onDone }: DialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Ajouter une clé d’accès">
      <NewPasskeyForm
        onDone={async () => {
          onClose();
          await onDone();
        }}
      />
    </Modal>
  );
}

function NewPasskeyForm({ onDone }: { readonly onDone: () => Promise<void> }) {
  const form = useForm({
    initial: { name: deviceName(navigator.userAgent), password: '' },
    check: ({ name }) =>
      name.trim() === '' ? [{ field: 'name', rule: 'required', message: 'Donnez-lui un nom.' }] : [],
    submit: async ({ name, password }) => {
      const optionsJSON = await api.post<Options>('/api/identity/passkeys/options', { password }, FOR_SELF);
      const response = await startRegistration({ optionsJSON }).catch(() => {
        throw notMade();
      });
      await api.post('/api/identity/passkeys', { name, response }, FOR_SELF);
      await onDone();
    },
  });
  useFocusOn(form.idOf('password'));
  return (
    <Form of={form} verb="Continuer">
      <TextField {...form.field('name')} label="Nom de la clé" maxLength={80} required />
      <PasswordField {...form.field('password')} label="Votre mot de passe" autoComplete="current-password" required />
    </Form>
  );
}

/** Gives a passkey another name. */
export function RenamePasskeyDialog({
  opened,
  onClose,
  onDone,
  passkey,
}: DialogProps & { readonly passkey: OwnPasskey }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Renommer la clé d’accès">
      <RenameForm
        passkey={passkey}
        onDone={async () => {
          onClose();
          await onDone();
        }}
      />
    </Modal>
  );
}

function RenameForm({ passkey, onDone }: { readonly passkey: OwnPasskey; readonly onDone: () => Promise<void> }) {
  const form = useForm({
    initial: { name: passkey.name },
    submit: async (body) => {
      await api.patch(`/api/identity/passkeys/${passkey.id}`, body, FOR_SELF);
      await onDone();
    },
  });
  useFocusOn(form.idOf('name'));
  return (
    <Form of={form} verb="Renommer">
      <TextField {...form.field('name')} label="Nom de la clé" maxLength={80} required />
    </Form>
  );
}

/** The browser says neither that nothing fits nor that the person refused: both look the same to a page. */
function notMade(): Problem {
  const code = 'identity.passkey-not-made';
  const title = 'Aucune clé n’a été créée : vous avez renoncé, ou cet appareil en garde déjà une pour ce compte.';
  return new Problem({ code, title, type: `urn:cabinet:problem:${code}`, status: 0, requestId: '', errors: [] });
}

import { Modal } from '@mantine/core';
import { api } from '#platform/web/api/request.ts';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { announceDone } from '#platform/web/kit/undo.tsx';
import type { Details } from '../../details/details.ts';

interface DetailsDialogProps {
  readonly own: Details;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

/** Corrects one's name, until staff verified it, and one's function. */
export function DetailsDialog({ own, opened, onClose, onDone }: DetailsDialogProps) {
  const form = useForm({
    initial: { name: own.name, function: own.function ?? '' },
    check: ({ name }) =>
      name.trim() === '' ? [{ field: 'name', rule: 'required', message: 'Écrivez votre nom.' }] : [],
    submit: async ({ name, function: duty }) => {
      const body = { name, function: duty.trim() === '' ? null : duty };
      await api.put('/api/identity/details', body, { organization: null });
      announceDone('Coordonnées enregistrées');
      await onDone();
      onClose();
    },
  });
  return (
    <Modal opened={opened} onClose={onClose} title="Nom et fonction">
      <Form of={form} verb="Enregistrer">
        {own.nameLocked ? (
          <p>
            Votre nom, {own.name}, a été vérifié : un changement se demande depuis « Profil public », avec une preuve.
          </p>
        ) : (
          <TextField {...form.field('name')} label="Prénom et nom" autoComplete="name" required />
        )}
        <TextField {...form.field('function')} label="Fonction" autoComplete="organization-title" />
      </Form>
    </Modal>
  );
}

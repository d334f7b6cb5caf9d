import { api } from '#platform/web/api/request.ts';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { addNotice } from '#platform/web/kit/notices.ts';

/** Answers an SMS in the place of the telephone that would have received it. */
export function SmsReply({ id }: { readonly id: string }) {
  const form = useForm({
    initial: { text: '' },
    check: ({ text }) =>
      text.trim() === '' ? [{ field: 'text', rule: 'required', message: 'Écrivez la réponse.' }] : [],
    submit: async ({ text }) => {
      await api.post(`/api/notifications/local-outbox/${id}/reply`, { text }, { organization: null });
      form.set({ text: '' });
      addNotice({ tone: 'ok', text: 'Cabinet a reçu la réponse.', undo: null, milliseconds: 4000 });
    },
  });
  return (
    <Form of={form} verb="Répondre">
      <TextField
        {...form.field('text')}
        label="Répondre à la place du destinataire"
        help="STOP arrête les SMS vers ce numéro, REPRISE les rétablit."
      />
    </Form>
  );
}

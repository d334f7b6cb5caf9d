import { announceDone } from '#platform/web/kit/undo.tsx';
import { api } from '#platform/web/api/request.ts';
import { useRefresh } from '#platform/web/api/queries.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { PasswordField } from '#platform/web/kit/form/password-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { useSession } from '#platform/web/session/session.tsx';
import { NewPasswordField } from './new-password-field.tsx';

const EMPTY = { password: '', newPassword: '' };

/** Changes one's password; the other sessions are closed. */
export function PasswordCard() {
  const { me } = useSession();
  const refresh = useRefresh();
  const form = useForm({
    initial: EMPTY,
    check: ({ password }) =>
      password === '' ? [{ field: 'password', rule: 'required', message: 'Écrivez votre mot de passe actuel.' }] : [],
    submit: async (values) => {
      await api.post('/api/identity/password', values, { organization: null });
      form.set(EMPTY);
      announceDone('Mot de passe changé, vos autres sessions sont fermées');
      await refresh(['/api/identity/sessions']);
    },
  });
  return (
    <Card title="Mot de passe">
      <Form of={form} verb="Changer le mot de passe">
        <PasswordField
          {...form.field('password')}
          label="Mot de passe actuel"
          autoComplete="current-password"
          required
        />
        <NewPasswordField {...form.field('newPassword')} known={[me.person.name, me.person.email]} />
      </Form>
    </Card>
  );
}

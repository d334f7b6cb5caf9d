import { IconMailOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLinkSecret } from '#platform/identity/screens/link-secret.ts';
import { NewPasswordField } from '#platform/identity/screens/new-password-field.tsx';
import { useEnter } from '#platform/identity/screens/use-enter.ts';
import { ServiceMail } from '#platform/notifications/screens/service-mail.tsx';
import type { Problem } from '#platform/web/api/problem.ts';
import { api } from '#platform/web/api/request.ts';
import { AuthPage } from '#platform/web/kit/auth-page.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { Link, useGo } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import type { InvitationPreview } from '../acceptance.ts';

const FOR_NOBODY = { organization: null } as const;

/** Where the link of an invitation leads: a name, a password, and the door opens. */
export default function InvitationPage() {
  const token = useLinkSecret();
  const preview = useQuery<InvitationPreview, Problem>({
    queryKey: ['invitation', token],
    queryFn: () => api.post<InvitationPreview>('/api/organizations/invitations/preview', { token }, FOR_NOBODY),
    enabled: token !== '',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const refused = token === '' || preview.error?.code === 'organizations.invitation-refused';
  if (refused) {
    return (
      <AuthPage title="Invitation" foot={<Link to="/connexion">J’ai déjà un compte</Link>}>
        <EmptyState icon={IconMailOff} title="Cette invitation ne sert plus">
          Elle a déjà servi, a été retirée ou a expiré. Demandez-en une nouvelle à votre référent.
        </EmptyState>
      </AuthPage>
    );
  }
  return (
    <Loaded from={preview}>
      {(seen) => (seen.known ? <Join seen={seen} token={token} /> : <Create seen={seen} token={token} />)}
    </Loaded>
  );
}

interface SeenProps {
  readonly seen: InvitationPreview;
  readonly token: string;
}

const accept = (body: object) => api.post<{ email: string }>('/api/organizations/invitations/accept', body, FOR_NOBODY);

/** A person who has an account: joins with it. */
function Join({ seen, token }: SeenProps) {
  const go = useGo();
  const form = useForm({
    initial: {},
    submit: async () => {
      await accept({ token });
      go('/connexion', { replace: true });
    },
  });
  return (
    <AuthPage
      title={`Rejoindre ${seen.organization}`}
      lead={`Avec le rôle « ${seen.role} ». Vous avez déjà un compte Cabinet : ${seen.email ?? ''}.`}
    >
      <Form of={form} verb="Rejoindre avec mon compte" wide>
        {null}
      </Form>
    </AuthPage>
  );
}

/** A new person: their name, their password, and they are in. */
function Create({ seen, token }: SeenProps) {
  const enter = useEnter();
  const form = useForm({
    initial: { name: seen.name ?? '', email: seen.email ?? '', password: '' },
    check: ({ name }) =>
      name.trim() === '' ? [{ field: 'name', rule: 'required', message: 'Écrivez votre nom.' }] : [],
    submit: async ({ name, password, email: typed }) => {
      const { email } = await accept({
        token,
        name,
        password,
        ...(seen.email === null ? { email: typed.trim() } : {}),
      });
      await api.post('/api/identity/sign-in', { email, password }, FOR_NOBODY);
      await enter();
    },
  });
  return (
    <AuthPage
      title={`Votre accès pour ${seen.organization}`}
      lead={`Avec le rôle « ${seen.role} »${seen.email === null ? '' : ` et l’adresse ${seen.email}`}. Cet accès est le vôtre seul.`}
    >
      <Form of={form} verb="Ouvrir mon accès" wide>
        {seen.email === null && (
          <TextField {...form.field('email')} label="Adresse e-mail" type="email" autoComplete="username" required />
        )}
        <TextField {...form.field('name')} label="Prénom et nom" autoComplete="name" required />
        <NewPasswordField
          {...form.field('password')}
          label="Mot de passe"
          known={[form.values.name, form.values.email, seen.organization].filter(Boolean)}
        />
        <ServiceMail />
      </Form>
    </AuthPage>
  );
}

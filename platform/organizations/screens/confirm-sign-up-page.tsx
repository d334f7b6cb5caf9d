import { IconHourglass, IconLinkOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLinkSecret } from '#platform/identity/screens/link-secret.ts';
import { NewPasswordField } from '#platform/identity/screens/new-password-field.tsx';
import { useEnter } from '#platform/identity/screens/use-enter.ts';
import type { Problem } from '#platform/web/api/problem.ts';
import { api } from '#platform/web/api/request.ts';
import { AuthPage } from '#platform/web/kit/auth-page.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { Link } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';

interface Asked {
  readonly name: string;
  readonly email: string;
  readonly establishment: string;
}

const FOR_NOBODY = { organization: null } as const;

/** Where the link of a sign-up leads: the address is proved, a password chosen, the account opened. */
export default function ConfirmSignUpPage() {
  const token = useLinkSecret();
  const [held, setHeld] = useState(false);
  const asked = useQuery<Asked, Problem>({
    queryKey: ['sign-up', token],
    queryFn: () => api.post<Asked>('/api/organizations/sign-ups/preview', { token }, FOR_NOBODY),
    enabled: token !== '',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (held) {
    return (
      <AuthPage title="Demande à l’étude">
        <EmptyState icon={IconHourglass} title="Une personne va la regarder">
          Votre adresse n’est pas celle d’un établissement : nous vérifions votre demande avant d’ouvrir le compte. Un
          message vous dira la suite.
        </EmptyState>
      </AuthPage>
    );
  }
  if (token === '' || asked.error?.code === 'organizations.sign-up-link-refused') {
    return (
      <AuthPage title="Confirmer l’adresse" foot={<Link to="/inscription">Recommencer la demande</Link>}>
        <EmptyState icon={IconLinkOff} title="Ce lien ne sert plus">
          Il a déjà servi ou a expiré.
        </EmptyState>
      </AuthPage>
    );
  }
  return (
    <Loaded from={asked}>
      {(request) => <Confirm request={request} token={token} onHeld={() => setHeld(true)} />}
    </Loaded>
  );
}

function Confirm(props: { readonly request: Asked; readonly token: string; readonly onHeld: () => void }) {
  const { request, token } = props;
  const enter = useEnter();
  const form = useForm({
    initial: { password: '' },
    submit: async ({ password }) => {
      const body = { token, password };
      const { state } = await api.post<{ state: string }>('/api/organizations/sign-ups/confirm', body, FOR_NOBODY);
      if (state === 'to-review') return props.onHeld();
      await api.post('/api/identity/sign-in', { email: request.email, password }, FOR_NOBODY);
      return enter();
    },
  });
  return (
    <AuthPage
      title={`Bonjour ${request.name}`}
      lead={`Votre adresse ${request.email} est confirmée. Choisissez votre mot de passe pour ouvrir le compte de ${request.establishment}.`}
    >
      <Form of={form} verb="Ouvrir le compte" wide>
        <NewPasswordField
          {...form.field('password')}
          label="Mot de passe"
          known={[request.name, request.email, request.establishment]}
        />
      </Form>
    </AuthPage>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '#platform/web/api/request.ts';
import { AuthPage } from '#platform/web/kit/auth-page.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { useFocusOn } from './use-focus-on.ts';

interface StepProps {
  readonly onDone: () => Promise<void>;
  readonly onRestart: () => void;
}

/** The second step of a sign-in: a code of one's application, or a recovery code where the telephone is lost. */
export function SecondFactorStep({ onDone, onRestart }: StepProps) {
  const [kind, setKind] = useState<'totp' | 'recovery'>('totp');
  return (
    <AuthPage
      title="Double vérification"
      lead={
        kind === 'totp'
          ? 'Ouvrez votre application d’authentification et recopiez le code affiché pour Cabinet.'
          : 'Écrivez un des codes de secours que vous avez gardés. Chacun sert une seule fois.'
      }
      foot={
        <>
          <Button variant="subtle" onClick={() => setKind(kind === 'totp' ? 'recovery' : 'totp')}>
            {kind === 'totp' ? 'Je n’ai pas mon téléphone : code de secours' : 'Utiliser mon application'}
          </Button>
          <Button variant="subtle" onClick={onRestart}>
            Revenir à l’adresse et au mot de passe
          </Button>
        </>
      }
    >
      <CodeForm key={kind} kind={kind} onDone={onDone} />
    </AuthPage>
  );
}

function CodeForm({ kind, onDone }: { readonly kind: 'totp' | 'recovery'; readonly onDone: () => Promise<void> }) {
  const form = useForm({
    initial: { code: '' },
    check: ({ code }) => (code.trim() === '' ? [{ field: 'code', rule: 'required', message: 'Écrivez le code.' }] : []),
    submit: async ({ code }) => {
      const body = { kind, code: code.replaceAll(/\s/g, '') };
      await api.post('/api/identity/second-factor', body, { organization: null });
      await onDone();
    },
  });
  useFocusOn(form.idOf('code'));
  return (
    <Form of={form} verb="Continuer" wide>
      <TextField
        {...form.field('code')}
        label={kind === 'totp' ? 'Code à six chiffres' : 'Code de secours'}
        autoComplete="one-time-code"
        inputMode={kind === 'totp' ? 'numeric' : 'text'}
        maxLength={20}
        mono
        required
      />
    </Form>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '#platform/web/api/request.ts';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { useFocusOn } from './use-focus-on.ts';

const FOR_NOBODY = { organization: null } as const;

interface CodeFormProps {
  readonly kind: 'totp' | 'recovery' | 'sms';
  readonly onDone: () => Promise<void>;
}

/** Where a code is given. */
export function CodeForm({ kind, onDone }: CodeFormProps) {
  const form = useForm({
    initial: { code: '' },
    check: ({ code }) => (code.trim() === '' ? [{ field: 'code', rule: 'required', message: 'Écrivez le code.' }] : []),
    submit: async ({ code }) => {
      await api.post('/api/identity/second-factor', { kind, code: code.replaceAll(/\s/g, '') }, FOR_NOBODY);
      await onDone();
    },
  });
  useFocusOn(form.idOf('code'));
  return (
    <Form of={form} verb="Continuer" wide>
      <TextField
        {...form.field('code')}
        label={kind === 'recovery' ? 'Code de secours' : 'Code à six chiffres'}
        autoComplete="one-time-code"
        inputMode={kind === 'recovery' ? 'text' : 'numeric'}
        maxLength={20}
        mono
        required
      />
    </Form>
  );
}

/** Sends a code to the telephone when asked, then takes it. */
export function SmsCode({ mobile, onDone }: { readonly mobile: string; readonly onDone: () => Promise<void> }) {
  const [asked, setAsked] = useState(0);
  const form = useForm({
    initial: {},
    submit: async () => {
      await api.post('/api/identity/second-factor/sms', undefined, FOR_NOBODY);
      setAsked((count) => count + 1);
    },
  });
  if (asked === 0) {
    return (
      <Form of={form} verb={`Recevoir un code au ${mobile}`} wide>
        {null}
      </Form>
    );
  }
  return (
    <>
      <p role="status">Un code part vers le {mobile}. S’il n’arrive pas, redemandez-en un dans une demi-minute.</p>
      {form.refusal !== null && <p role="alert">{form.refusal}</p>}
      <CodeForm key={asked} kind="sms" onDone={onDone} />
      <Button variant="subtle" loading={form.busy} onClick={() => void form.submit()}>
        Recevoir un autre code
      </Button>
    </>
  );
}

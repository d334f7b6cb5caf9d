import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useShortcut } from '../shortcuts/registry.ts';
import { ErrorSummary } from './error-summary.tsx';
import type { FormState } from './use-form.ts';
import styles from './form.module.css';

interface FormProps<Values> {
  readonly of: FormState<Values>;
  /** On its button, verb first: "Enregistrer". */
  readonly verb: string;
  /** Beside the button: another way, a link. */
  readonly beside?: ReactNode;
  /** The button takes the whole width (doorstep pages, telephones). */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A form: what is wrong at its top with links to the fields, its fields, its one button. Ctrl-Enter sends it. */
export function Form<Values>({ of: form, verb, beside, wide = false, children }: FormProps<Values>) {
  const send = () => {
    if (!form.busy) void form.submit();
  };
  useShortcut('ctrl+enter', verb, send);
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <ErrorSummary
        attempts={form.attempts}
        refusal={form.refusal}
        others={form.problems.others}
        fields={Object.entries(form.problems.byField).map(([name, message]) => ({ id: form.idOf(name), message }))}
      />
      {children}
      <div className={styles.foot} data-wide={wide || undefined}>
        <Button type="submit" variant="filled" loading={form.busy} fullWidth={wide}>
          {verb}
        </Button>
        {beside}
      </div>
    </form>
  );
}

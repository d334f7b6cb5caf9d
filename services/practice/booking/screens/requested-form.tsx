import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { announceDone } from '#platform/web/kit/undo.tsx';
import type { Requested } from '../api/papers.ts';
import styles from './papers.module.css';

interface RequestedFormProps {
  readonly reasonId: string;
  readonly path: string;
  readonly requested: readonly Requested[];
}

const MOST = 10;

/** What patients are asked to bring or send, each with what it serves for; without, it is not asked (MAI-110). */
export function RequestedForm({ reasonId, path, requested }: RequestedFormProps) {
  const refresh = useRefresh();
  const form = useForm<{ readonly [line: `requested.${number}.${'label' | 'purpose'}`]: string } & object>({
    initial: Object.fromEntries(
      requested.flatMap(({ label, purpose }, at) => [
        [`requested.${at}.label`, label],
        [`requested.${at}.purpose`, purpose],
      ]),
    ),
    submit: async (values) => {
      const lines = linesOf(values);
      await api.put(`/api/booking/reasons/${reasonId}/requested`, { requested: lines });
      announceDone(lines.length === 0 ? 'Rien n’est demandé aux patients' : 'Documents demandés enregistrés');
      await refresh([path]);
    },
  });
  const lines = linesOf(form.values);
  const write = (all: readonly Requested[]) => {
    const gone = Object.fromEntries(Object.keys(form.values).map((key) => [key, undefined]));
    const kept = all.flatMap(({ label, purpose }, at) => [
      [`requested.${at}.label`, label],
      [`requested.${at}.purpose`, purpose],
    ]);
    form.set({ ...gone, ...Object.fromEntries(kept) });
  };
  return (
    <Form
      of={form}
      verb="Enregistrer ces demandes"
      beside={
        lines.length < MOST && (
          <Button
            variant="default"
            leftSection={<IconPlus size={18} stroke={1.75} />}
            onClick={() => write([...lines, { label: '', purpose: '' }])}
          >
            Demander un document
          </Button>
        )
      }
    >
      {lines.length === 0 && (
        <p className={styles.note}>Rien n’est demandé. Ne demandez que ce qui sert à la visite.</p>
      )}
      {lines.map((_, at) => (
        <fieldset key={at} className={styles.asked}>
          <legend>Document {at + 1}</legend>
          <TextField {...form.field(`requested.${at}.label`)} label="Document" required maxLength={120} />
          <TextField {...form.field(`requested.${at}.purpose`)} label="À quoi il sert" required maxLength={300} />
          <Button variant="subtle" color="bad" size="compact-sm" onClick={() => write(lines.toSpliced(at, 1))}>
            Ne plus le demander
          </Button>
        </fieldset>
      ))}
    </Form>
  );
}

function linesOf(values: Readonly<Record<string, string | undefined>>): readonly Requested[] {
  const lines: Requested[] = [];
  for (let at = 0; values[`requested.${at}.label`] !== undefined; at += 1) {
    lines.push({ label: values[`requested.${at}.label`]!, purpose: values[`requested.${at}.purpose`] ?? '' });
  }
  return lines;
}

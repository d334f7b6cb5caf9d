import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { SidePanel } from '#platform/web/kit/side-panel.tsx';
import styles from '../team.module.css';
import { ShownOnce } from './shown-once.tsx';
import { WEBHOOKS, type Webhooks } from './webhook-reads.ts';

interface NewWebhookPanelProps {
  readonly offered: Webhooks['offered'];
  readonly onClose: () => void;
}

/** Makes a webhook, then shows its secret this once. */
export function NewWebhookPanel({ offered, onClose }: NewWebhookPanelProps) {
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <SidePanel title={secret === null ? 'Nouveau webhook' : 'Webhook créé'} onClose={onClose}>
      <div className={styles.part}>
        {secret === null ? (
          <NewWebhookForm offered={offered} onMade={setSecret} />
        ) : (
          <ShownOnce secret={secret} onDone={onClose} />
        )}
      </div>
    </SidePanel>
  );
}

function NewWebhookForm({
  offered,
  onMade,
}: Pick<NewWebhookPanelProps, 'offered'> & { readonly onMade: (secret: string) => void }) {
  const refresh = useRefresh();
  const form = useForm({
    initial: { url: '', kinds: [] as readonly string[] },
    check: ({ url, kinds }) => [
      ...(url.trim() === '' ? [missing('url', 'Écrivez l’adresse du programme à prévenir.')] : []),
      ...(kinds.length === 0 ? [missing('kinds', 'Choisissez au moins un événement.')] : []),
    ],
    submit: async ({ url, kinds }) => {
      const { secret } = await api.post<{ secret: string }>(WEBHOOKS, { url: url.trim(), kinds });
      await refresh([WEBHOOKS]);
      onMade(secret);
    },
  });
  const { kinds } = form.values;
  const tick = (name: string, on: boolean) =>
    form.set({ kinds: on ? [...kinds, name] : kinds.filter((one) => one !== name) });
  return (
    <Form of={form} verb="Créer le webhook">
      <TextField
        {...form.field('url')}
        label="Adresse"
        help="En HTTPS. Chaque événement y est envoyé, signé, avec des identifiants seulement."
        required
      />
      <fieldset className={styles.checks} id={form.idOf('kinds')} tabIndex={-1}>
        <legend>Ce qu’il apprend</legend>
        {offered.map(({ name, title }) => (
          <Checkbox
            key={name}
            label={title}
            checked={kinds.includes(name)}
            onChange={({ currentTarget }) => tick(name, currentTarget.checked)}
          />
        ))}
      </fieldset>
    </Form>
  );
}

function missing(field: string, message: string) {
  return { field, rule: 'required', message };
}

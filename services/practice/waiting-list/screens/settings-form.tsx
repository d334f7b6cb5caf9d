import { Switch } from '@mantine/core';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { SidePanel } from '#platform/web/kit/side-panel.tsx';
import { announceDone } from '#platform/web/kit/undo.tsx';
import type { WaitingListSettings } from '../api.ts';
import styles from './request-form.module.css';

const PATH = '/api/waiting-list/settings';

/** How a freed time goes round: how long each has to answer, and when nobody is disturbed. */
export function SettingsForm({ onClose }: { readonly onClose: () => void }) {
  const read = useRead<WaitingListSettings>(PATH);
  return (
    <SidePanel title="Règle de la liste d’attente" onClose={onClose}>
      <div className={styles.form}>
        <Loaded from={read}>{(settings) => <Settings settings={settings} onDone={onClose} />}</Loaded>
      </div>
    </SidePanel>
  );
}

function Settings({ settings, onDone }: { readonly settings: WaitingListSettings; readonly onDone: () => void }) {
  const refresh = useRefresh();
  const { enabled, offerMinutes, leadMinutes, quietFrom, quietUntil } = settings;
  const form = useForm({
    initial: { enabled, offerMinutes: String(offerMinutes), leadMinutes: String(leadMinutes), quietFrom, quietUntil },
    submit: async (values) => {
      await api.put(PATH, {
        ...values,
        ...{ offerMinutes: Number(values.offerMinutes), leadMinutes: Number(values.leadMinutes) },
      });
      await refresh([PATH]);
      announceDone('Règle changée', async () => {
        await api.put(PATH, settings);
        await refresh([PATH]);
      });
      onDone();
    },
  });
  return (
    <Form of={form} verb="Enregistrer">
      <Switch
        label="Proposer seul les heures qui se libèrent"
        checked={form.values.enabled}
        onChange={({ currentTarget }) => form.set({ enabled: currentTarget.checked })}
      />
      <TextField {...form.field('offerMinutes')} label="Minutes pour répondre" inputMode="numeric" />
      <TextField
        {...form.field('leadMinutes')}
        label="Ne rien proposer à moins de … minutes"
        help="Une heure plus proche reste libre pour le cabinet."
        inputMode="numeric"
      />
      <TextField {...form.field('quietFrom')} label="Aucun message à partir de" mono />
      <TextField {...form.field('quietUntil')} label="jusqu’à" mono />
    </Form>
  );
}

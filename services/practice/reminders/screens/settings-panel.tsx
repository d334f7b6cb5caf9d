import { Checkbox, Stack, Switch } from '@mantine/core';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { RadioField } from '#platform/web/kit/form/choice-fields.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { SidePanel } from '#platform/web/kit/side-panel.tsx';
import { announceDone } from '#platform/web/kit/undo.tsx';
import type { Channel, Settings } from '../api.ts';
import { leadText } from './reminder-words.ts';
import styles from './reminders.module.css';

const PATH = '/api/reminders/settings';
const LEADS = [7 * 1440, 3 * 1440, 2 * 1440, 1440, 240, 120, 60];
const CHANNELS = [
  { value: 'sms', label: 'SMS', help: 'Au mobile du patient.' },
  { value: 'mail', label: 'E-mail', help: 'À son adresse.' },
];

type Professional = Settings['professionals'][number];

/** By what and how long before each professional reminds. */
export function SettingsPanel({ onClose }: { readonly onClose: () => void }) {
  const read = useRead<Settings>(PATH);
  return (
    <SidePanel title="Réglages des rappels" onClose={onClose}>
      <div className={styles.panel}>
        <Loaded from={read}>
          {({ subscribed, professionals }) => (
            <>
              {!subscribed && <p>L’option de rappels n’est pas souscrite : ces réglages attendent qu’elle le soit.</p>}
              {professionals.map((one) => (
                <section key={one.professionalId} className={styles.professional} aria-label={one.name}>
                  <h3>{one.name}</h3>
                  {one.mayChange ? <ProfessionalForm professional={one} /> : <Told professional={one} />}
                </section>
              ))}
            </>
          )}
        </Loaded>
      </div>
    </SidePanel>
  );
}

function Told({ professional }: { readonly professional: Professional }) {
  const { active, channel, leadMinutes } = professional;
  if (!active) return <p>Aucun rappel.</p>;
  return (
    <p>
      {channel === 'sms' ? 'Par SMS' : 'Par e-mail'} : {leadMinutes.map(leadText).join(', ')}.
    </p>
  );
}

function ProfessionalForm({ professional }: { readonly professional: Professional }) {
  const refresh = useRefresh();
  const { professionalId, name, active, channel, leadMinutes } = professional;
  const put = async (change: { active: boolean; channel: Channel; leadMinutes: readonly number[] }) => {
    await api.put(`${PATH}/${professionalId}`, change);
    await refresh(['/api/reminders']);
  };
  const form = useForm({
    initial: { active, channel: channel as string, leadMinutes: leadMinutes.map(String) },
    submit: async (values) => {
      await put({
        ...{ active: values.active, channel: values.channel as Channel },
        leadMinutes: values.leadMinutes.map(Number),
      });
      announceDone(`Rappels de ${name} réglés`, () => put({ active, channel, leadMinutes }));
    },
  });
  const leads = [...new Set([...LEADS, ...leadMinutes])].toSorted((one, other) => other - one);
  return (
    <Form of={form} verb="Enregistrer">
      <Switch
        label="Rappeler les rendez-vous"
        checked={form.values.active}
        onChange={({ currentTarget }) => form.set({ active: currentTarget.checked })}
      />
      <RadioField {...form.field('channel')} label="Par" choices={CHANNELS} />
      <Checkbox.Group
        label="Quand"
        description="Un rappel à chaque délai choisi, quatre au plus."
        value={form.values.leadMinutes}
        onChange={(chosen) => form.set({ leadMinutes: chosen })}
        error={form.problems.byField.leadMinutes}
      >
        <Stack gap="xs" mt="xs">
          {leads.map((minutes) => (
            <Checkbox key={minutes} value={String(minutes)} label={leadText(minutes)} />
          ))}
        </Stack>
      </Checkbox.Group>
    </Form>
  );
}

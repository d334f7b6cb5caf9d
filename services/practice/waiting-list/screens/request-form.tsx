import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { RadioField } from '#platform/web/kit/form/choice-fields.tsx';
import { DateField } from '#platform/web/kit/form/date-field.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { SidePanel } from '#platform/web/kit/side-panel.tsx';
import { announceDone } from '#platform/web/kit/undo.tsx';
import type { ChosenPatient } from '#services/practice/agenda/screens/booking/found-patient.ts';
import { PatientBox } from '#services/practice/agenda/screens/booking/patient-box.tsx';
import type { NewRequest, Urgency } from '../api.ts';
import { URGENCY_WORDS } from './request-words.ts';
import styles from './request-form.module.css';

interface Named {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
}
type Resources = { readonly resources: readonly (Named & { readonly kind: string })[] };
const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
const HALVES = { '00:00 23:59': 'Toute la journée', '00:00 12:30': 'Le matin', '12:30 23:59': 'L’après-midi' };

/** Somebody who wants an earlier time: for what, with whom, when they can come. */
export function RequestForm({ onClose }: { readonly onClose: () => void }) {
  const refresh = useRefresh();
  const [id] = useState(() => crypto.randomUUID());
  const [patient, setPatient] = useState<ChosenPatient | null>(null);
  const reasons = useRead<{ readonly reasons: readonly Named[] }>('/api/agenda/reasons').data?.reasons ?? [];
  const people = (useRead<Resources>('/api/agenda/resources').data?.resources ?? []).filter(
    ({ kind, archived }) => kind === 'professional' && !archived,
  );
  const form = useForm({
    initial: {
      ...{ reasonIds: [] as readonly string[], resourceIds: [] as readonly string[], urgency: 'routine' },
      ...{
        weekdays: ['1', '2', '3', '4', '5'] as readonly string[],
        half: '00:00 23:59',
        latestDay: '',
        channel: 'sms',
      },
    },
    check: ({ reasonIds, resourceIds, weekdays }) => [
      ...(patient === null ? [{ field: 'patient', rule: 'required', message: 'Choisissez le patient.' }] : []),
      ...(reasonIds.length === 0 ? [{ field: 'reasonIds', rule: 'required', message: 'Choisissez un motif.' }] : []),
      ...(resourceIds.length === 0
        ? [{ field: 'resourceIds', rule: 'required', message: 'Choisissez avec qui.' }]
        : []),
      ...(weekdays.length === 0 ? [{ field: 'weekdays', rule: 'required', message: 'Choisissez un jour.' }] : []),
    ],
    submit: async ({ half, weekdays, latestDay, urgency, channel, reasonIds, resourceIds }) => {
      const [from = '', until = ''] = half.split(' ');
      const asked: NewRequest = {
        ...{ id, patientId: patient?.id ?? '', reasonIds: [...reasonIds], resourceIds: [...resourceIds] },
        ...{ urgency: urgency as Urgency, channel: channel as 'sms' | 'email' },
        availability: [{ weekdays: weekdays.map(Number).toSorted(), from, until }],
        latestDay: latestDay === '' ? null : latestDay,
      };
      await api.post('/api/waiting-list/requests', asked);
      await refresh(['/api/waiting-list']);
      announceDone(`${patient?.name ?? 'Patient'} : ajouté à la liste d’attente`, async () => {
        await api.post(`/api/waiting-list/requests/${id}/withdraw`);
        await refresh(['/api/waiting-list']);
      });
      onClose();
    },
  });
  const checks = (
    field: 'reasonIds' | 'resourceIds' | 'weekdays',
    label: string,
    choices: readonly { readonly id: string; readonly name: string }[],
  ) => (
    <Checkbox.Group
      label={label}
      error={form.problems.byField[field]}
      value={[...form.values[field]]}
      onChange={(values) => form.set({ [field]: values })}
    >
      <div className={styles.checks}>
        {choices.map((choice) => (
          <Checkbox key={choice.id} value={choice.id} label={choice.name} />
        ))}
      </div>
    </Checkbox.Group>
  );
  return (
    <SidePanel title="Nouvelle demande" onClose={onClose}>
      <div className={styles.form}>
        <PatientBox id={form.idOf('patient')} chosen={patient} onChoose={setPatient} />
        <Form of={form} verb="Ajouter à la liste">
          {checks(
            'reasonIds',
            'Motifs',
            reasons.filter(({ archived }) => !archived),
          )}
          {checks('resourceIds', 'Avec', people)}
          <RadioField {...form.field('urgency')} label="Urgence" choices={choicesOf(URGENCY_WORDS)} />
          {checks(
            'weekdays',
            'Jours',
            WEEKDAYS.map((name, index) => ({ id: String(index + 1), name })),
          )}
          <RadioField {...form.field('half')} label="Heures" choices={choicesOf(HALVES)} />
          <DateField {...form.field('latestDay')} label="Au plus tard" help="Sans limite si rien n’est écrit" />
          <RadioField
            {...form.field('channel')}
            label="Prévenu par"
            choices={choicesOf({ sms: 'SMS', email: 'E-mail' })}
          />
        </Form>
      </div>
    </SidePanel>
  );
}

const choicesOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

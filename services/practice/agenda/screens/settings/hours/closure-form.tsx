import { useState } from 'react';
import { useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { counted } from '#platform/web/french/numbers.ts';
import { RadioField, SelectField } from '#platform/web/kit/form/choice-fields.tsx';
import { DateField } from '#platform/web/kit/form/date-field.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { announceDone } from '#platform/web/kit/undo.tsx';
import type { ResourceView } from '../../../api/resources.ts';
import type { ZoneTime } from '../../time/zone-time.ts';
import { CLOSURE_WORDS } from '../../words.ts';
import { closureEnds } from './closure-ends.ts';
import { StandingVisits, standingIn } from './standing-visits.tsx';

interface ClosureFormProps {
  readonly resource: ResourceView;
  readonly zone: ZoneTime;
  readonly today: string;
  readonly onDone: () => void;
}

/** From when to when, why, and what becomes of the visits already booked there. */
export function ClosureForm({ resource, zone, today, onDone }: ClosureFormProps) {
  const refresh = useRefresh();
  const [booked, setBooked] = useState<readonly string[] | null>(null);
  const form = useForm({
    initial: { kind: 'leave', label: '', starts: today, ends: today, appointments: '' },
    check: ({ starts, ends, appointments }) => [
      ...(starts === '' ? [{ field: 'starts', rule: 'required', message: 'Donnez le premier jour.' }] : []),
      ...(ends === '' ? [{ field: 'ends', rule: 'required', message: 'Donnez le dernier jour.' }] : []),
      ...(booked !== null && appointments === ''
        ? [{ field: 'appointments', rule: 'required', message: 'Dites ce que deviennent les rendez-vous.' }]
        : []),
    ],
    submit: async ({ kind, label, starts, ends, appointments }) => {
      const closure = {
        ...{ id: crypto.randomUUID(), resourceIds: [resource.id], kind },
        label: label.trim() === '' ? null : label.trim(),
        ...closureEnds(starts, ends, zone),
        ...(appointments === '' ? {} : { appointments }),
      };
      try {
        await api.post('/api/agenda/closures', closure);
      } catch (cause) {
        setBooked(standingIn(cause, 'agenda.closure-has-appointments'));
        throw cause;
      }
      await refresh(['/api/agenda']);
      onDone();
      announceDone('Fermeture posée', async () => {
        await api.delete(`/api/agenda/closures/${closure.id}`);
        await refresh(['/api/agenda']);
      });
    },
  });
  return (
    <Form of={form} verb="Fermer l’agenda">
      <SelectField
        {...form.field('kind')}
        label="Raison"
        choices={Object.entries(CLOSURE_WORDS).map(([value, label]) => ({ value, label }))}
      />
      <TextField {...form.field('label')} label="Mot pour les collègues" maxLength={80} />
      <DateField {...form.field('starts')} label="Du" help="Avec une heure s’il le faut : 12/3 14h" withTime required />
      <DateField {...form.field('ends')} label="Au" help="Jour entier sans heure" withTime required />
      {booked !== null && (
        <>
          <RadioField
            {...form.field('appointments')}
            label={`${counted(booked.length, 'rendez-vous', 'rendez-vous')} à cette période`}
            required
            choices={[
              { value: 'keep', label: 'Les garder', help: 'Ils restent dans l’agenda fermé.' },
              { value: 'cancel', label: 'Les annuler', help: 'Chaque patient est prévenu.' },
            ]}
          />
          <StandingVisits ids={booked} zone={zone} today={today} />
        </>
      )}
    </Form>
  );
}

import { Modal } from '@mantine/core';
import { useState } from 'react';
import { SelectField } from '#platform/web/kit/form/choice-fields.tsx';
import { DateField } from '#platform/web/kit/form/date-field.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import type { AppointmentView, SeriesScope } from '../../api/appointments.ts';
import type { SeriesDate, VisitActs } from '../acts/visit-acts.ts';
import { FreeTimes } from '../booking/free-times.tsx';
import { visitName } from '../reading/columns.ts';
import type { Agenda } from '../reading/use-agenda.ts';
import { clockText } from '../time/clock-text.ts';
import { movedWords } from '../time-view.tsx';
import { ScopeField } from './scope-field.tsx';
import { SeriesTaken } from './series-taken.tsx';

interface MoveDialogProps {
  readonly visit: AppointmentView;
  readonly agenda: Agenda;
  readonly acts: VisitActs;
  readonly onClose: () => void;
}

/** Another time for a visit: one of the next free ones, or any typed. */
export function MoveDialog({ visit, agenda, acts, onClose }: MoveDialogProps) {
  const { zone, resources } = agenda;
  const start = zone.wall(visit.startsAt);
  const minutes = (Date.parse(visit.endsAt) - Date.parse(visit.startsAt)) / 60_000;
  const name = visitName(visit);
  const [dates, setDates] = useState<readonly SeriesDate[] | null>(null);
  const move = async (startsAt: string, resourceId: string, length: number) => {
    const wish = { startsAt, resourceId, minutes: length };
    const words = movedWords(name, visit, wish, agenda);
    const scope = form.values.scope as SeriesScope;
    if (scope === 'one') {
      onClose();
      await acts.move(visit, wish, words);
      return;
    }
    const taken = await acts.moveSeries(visit, wish, scope, `${words}, et la série avec`);
    setDates(taken);
    if (taken === null) onClose();
  };
  const form = useForm({
    initial: {
      when: `${start.date}T${clockText(start.minute)}`,
      resourceId: visit.resourceId,
      minutes: String(minutes),
      scope: 'one',
    },
    check: ({ when, minutes: length }) => [
      ...(when.includes('T') ? [] : [{ field: 'when', rule: 'time', message: 'Donnez un jour et une heure.' }]),
      ...(Number(length) >= 5
        ? []
        : [{ field: 'minutes', rule: 'min', message: 'Donnez une durée de 5 minutes au moins.' }]),
    ],
    submit: async ({ when, resourceId, minutes: length }) => {
      const [date = '', time = '00:00'] = when.split('T');
      const minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
      await move(zone.instant(date, minute), resourceId, Number(length));
    },
  });
  return (
    <Modal opened onClose={onClose} title={`Reporter le rendez-vous de ${name}`}>
      <Form of={form} verb="Reporter">
        {visit.seriesId !== null && <ScopeField {...form.field('scope')} />}
        {dates !== null && <SeriesTaken dates={dates} agenda={agenda} />}
        <FreeTimes
          agenda={agenda}
          reasonId={visit.reasonId}
          resourceId={visit.resourceId}
          onChoose={(time) => void move(time.startsAt, time.resourceId, minutes)}
        />
        <DateField {...form.field('when')} label="Jour et heure" withTime required />
        <SelectField
          {...form.field('resourceId')}
          label="Avec"
          choices={resources
            .filter(({ kind, may }) => kind === 'professional' && may.write)
            .map((resource) => ({ value: resource.id, label: resource.name }))}
        />
        <TextField {...form.field('minutes')} label="Durée en minutes" inputMode="numeric" />
      </Form>
    </Modal>
  );
}

import { Button } from '@mantine/core';
import { IconAlertCircle, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { z } from 'zod';
import { useRefresh } from '#platform/web/api/queries.ts';
import { useApi } from '#platform/web/api/acting-organization.ts';
import { SelectField } from '#platform/web/kit/form/choice-fields.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import { counted } from '#platform/web/french/numbers.ts';
import type { seriesAnswer, seriesCheckAnswer } from '../../api/series.ts';
import type { Agenda } from '../reading/use-agenda.ts';
import { clockText } from '../time/clock-text.ts';
import { dayTitle } from '../time/days.ts';
import { RULE_WORDS } from '../words.ts';
import { TimeButtons } from './free-times.tsx';
import { chosenDates, type SeriesDate } from './series-dates.ts';
import type { BookedVisit, Booking } from './use-booking.ts';
import styles from './booking.module.css';

interface SeriesFormProps {
  readonly booking: Booking;
  readonly agenda: Agenda;
  readonly onBooked: (visit: BookedVisit) => void;
}

const UNITS = [
  { value: 'day', label: 'jours' },
  { value: 'week', label: 'semaines' },
  { value: 'month', label: 'mois' },
];

/** The same appointment again and again: every date is looked at, and settled, before anything is booked. */
export function SeriesForm({ booking, agenda, onBooked }: SeriesFormProps) {
  const api = useApi();
  const refresh = useRefresh();
  const [every, setEvery] = useState('1');
  const [unit, setUnit] = useState('week');
  const [count, setCount] = useState('5');
  const [dates, setDates] = useState<readonly SeriesDate[] | null>(null);
  const [seriesId] = useState(() => crypto.randomUUID());
  const { values } = booking.form;
  const common = {
    ...{ resourceId: values.resourceId, reasonId: values.reasonId, patientId: booking.patient?.id ?? null },
    ...(values.minutes === '' ? {} : { minutes: Number(values.minutes) }),
  };
  const check = async () => {
    const recurrence = { unit, every: Number(every), count: Number(count) };
    const asked = { ...common, startsAt: booking.startOf(values.when), recurrence };
    const answer = await api.post<z.output<typeof seriesCheckAnswer>>('/api/agenda/series/check', asked);
    setDates(answer.dates.map((date) => ({ ...date, chosen: date.free ? date.startsAt : null })));
  };
  const kept = dates === null ? [] : chosenDates(dates);
  const book = async () => {
    const wanted = kept.map((startsAt) => ({ appointmentId: crypto.randomUUID(), startsAt }));
    const asked = { id: seriesId, ...common, dates: wanted };
    const { appointments } = await api.post<z.output<typeof seriesAnswer>>('/api/agenda/series', asked);
    await refresh(['/api/agenda']);
    announceDone(`${counted(appointments.length, 'rendez-vous', 'rendez-vous')} pris`);
    if (appointments[0] !== undefined) onBooked(appointments[0]);
  };
  const field = (name: string, value: string, onChange: (value: string) => void) => ({
    ...{ id: booking.form.idOf(name), name, error: undefined, value, onChange },
  });
  return (
    <section className={styles.series} aria-label="Série">
      <div className={styles.row}>
        <TextField {...field('every', every, setEvery)} label="Tous les" inputMode="numeric" />
        <SelectField {...field('unit', unit, setUnit)} label="Unité" choices={UNITS} />
        <TextField {...field('count', count, setCount)} label="Nombre" inputMode="numeric" />
      </div>
      <Button disabled={!values.when.includes('T')} onClick={() => void check().catch(announceFailure)}>
        Voir toutes les dates
      </Button>
      {dates !== null && (
        <>
          <ol className={styles.dates}>
            {dates.map((date) => (
              <SeriesLine
                key={date.startsAt}
                date={date}
                agenda={agenda}
                onChoose={(chosen) =>
                  setDates(dates.map((one) => (one.startsAt === date.startsAt ? { ...one, chosen } : one)))
                }
              />
            ))}
          </ol>
          <Button variant="filled" disabled={kept.length < 1} onClick={() => void book().catch(announceFailure)}>
            Prendre les {kept.length} rendez-vous
          </Button>
        </>
      )}
    </section>
  );
}

function SeriesLine(props: {
  readonly date: SeriesDate;
  readonly agenda: Agenda;
  readonly onChoose: (startsAt: string | null) => void;
}) {
  const { date, agenda, onChoose } = props;
  const { zone, today } = agenda;
  const shown = zone.wall(date.chosen ?? date.startsAt);
  const words = `${dayTitle(shown.date, today)} ${clockText(shown.minute)}`;
  return (
    <li className={styles.date} data-free={date.chosen !== null || undefined}>
      {date.chosen === null ? <IconAlertCircle size={18} stroke={1.75} /> : <IconCheck size={18} stroke={1.75} />}
      <span>
        {words}
        {!date.free && date.chosen === null && (
          <em>{date.rules.length === 0 ? 'déjà pris' : date.rules.map((rule) => RULE_WORDS[rule]).join(', ')}</em>
        )}
      </span>
      {date.free ? (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => onChoose(date.chosen === null ? date.startsAt : null)}
        >
          {date.chosen === null ? 'Garder' : 'Sauter'}
        </Button>
      ) : (
        <TimeButtons
          times={date.proposals.slice(0, 3)}
          agenda={agenda}
          named={false}
          onChoose={({ startsAt }) => onChoose(startsAt)}
        />
      )}
    </li>
  );
}

import { useState } from 'react';
import { useRefresh } from '#platform/web/api/queries.ts';
import { useApi } from '#platform/web/api/acting-organization.ts';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { announceDone } from '#platform/web/kit/undo.tsx';
import type { AppointmentView, FreeTime, NewAppointment } from '../../api/appointments.ts';
import type { Place } from '../../api/vocabulary.ts';
import { conflictOf, type Refused } from '../acts/visit-acts.ts';
import type { Agenda } from '../reading/use-agenda.ts';
import { clockText } from '../time/clock-text.ts';
import { dayTitle } from '../time/days.ts';
import type { ChosenPatient } from './found-patient.ts';

/** A place to book: where one clicked, or nothing yet. */
export interface BookingPlace {
  readonly resourceId: string | null;
  readonly startsAt: string | null;
}

/** The appointment just made. */
export type BookedVisit = Pick<AppointmentView, 'id' | 'startsAt'>;

interface Typed {
  readonly reasonId: string;
  readonly resourceId: string;
  /** `YYYY-MM-DDTHH:MM` on the wall clock, '' while it is no date. */
  readonly when: string;
  readonly minutes: string;
  readonly place: string;
  readonly extras: readonly string[];
  readonly note: string;
}

type Conflict = Pick<Refused, 'why' | 'next' | 'mayOverride'>;

/** The appointment being made. Its identifier is made once: sent twice, it is one appointment (MAI-035). */
export function useBooking(place: BookingPlace, agenda: Agenda, onBooked: (visit: BookedVisit) => void) {
  const { zone, reasons, resources, reasonsById } = agenda;
  const api = useApi();
  const refresh = useRefresh();
  const [id] = useState(() => crypto.randomUUID());
  const [patient, setPatient] = useState<ChosenPatient | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [override, setOverride] = useState('');
  const [takings, setTakings] = useState(0);
  const chosen = place.resourceId ?? firstPerson(agenda);
  const offered = (resourceId: string) =>
    reasons.filter(({ archived, resourceIds }) => !archived && resourceIds.includes(resourceId));
  const form = useForm<Typed>({
    initial: {
      reasonId: offered(chosen)[0]?.id ?? '',
      resourceId: chosen,
      when: place.startsAt === null ? '' : whenOf(place.startsAt),
      minutes: '',
      place: '',
      extras: [],
      note: '',
    },
    check: ({ reasonId, when, minutes }) => [
      ...(reasonId === '' ? [{ field: 'reasonId', rule: 'required', message: 'Choisissez un motif.' }] : []),
      ...(when.includes('T') ? [] : [{ field: 'when', rule: 'time', message: 'Donnez un jour et une heure.' }]),
      ...(minutes === '' || Number(minutes) >= 5
        ? []
        : [{ field: 'minutes', rule: 'min', message: 'Donnez une durée de 5 minutes au moins.' }]),
    ],
    submit: book,
  });

  function whenOf(startsAt: string): string {
    const { date, minute } = zone.wall(startsAt);
    return `${date}T${clockText(minute)}`;
  }
  const startOf = (when: string): string => {
    const [date = '', time = '00:00'] = when.split('T');
    return zone.instant(date, Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  };
  async function book(values: Typed): Promise<void> {
    const asked: NewAppointment = {
      ...{ id, resourceId: values.resourceId, reasonId: values.reasonId, patientId: patient?.id ?? null },
      startsAt: startOf(values.when),
      note: values.note.trim() === '' ? null : values.note,
      ...(values.minutes === '' ? {} : { minutes: Number(values.minutes) }),
      ...(values.place === '' ? {} : { place: values.place as Place }),
      ...(values.extras.length === 0 ? {} : { extraResourceIds: [...values.extras] }),
      ...(override.trim() === '' ? {} : { override: { reason: override.trim() } }),
    };
    try {
      const visit = await api.post<AppointmentView>('/api/agenda/appointments', asked);
      await refresh(['/api/agenda']);
      const { date, minute } = zone.wall(visit.startsAt);
      const name = patient?.name ?? 'Rendez-vous sans patient';
      announceDone(`${name} : ${dayTitle(date, agenda.today).toLowerCase()} à ${clockText(minute)}`, async () => {
        await api.post(`/api/agenda/appointments/${visit.id}/undo`, { version: visit.version });
        await refresh(['/api/agenda']);
      });
      onBooked(visit);
    } catch (cause) {
      const found = conflictOf(cause);
      if (found === null) throw cause;
      setConflict(found);
      await refresh(['/api/agenda']);
    }
  }
  const reason = reasonsById.get(form.values.reasonId);
  return {
    /** Counts the times taken from those proposed: the field then shows another than was typed. */
    takings,
    ...{ form, patient, setPatient, conflict, override, setOverride, reason, startOf },
    reasons: offered(form.values.resourceId),
    people: resources.filter(({ kind, archived, may }) => kind === 'professional' && !archived && may.write),
    rooms: resources.filter(({ kind, archived }) => kind !== 'professional' && !archived),
    /** Takes one of the times proposed. */
    take: ({ startsAt, resourceId }: Pick<FreeTime, 'startsAt' | 'resourceId'>) => {
      setConflict(null);
      setOverride('');
      setTakings(takings + 1);
      form.set({ when: whenOf(startsAt), resourceId });
    },
    forgetConflict: () => setConflict(null),
  };
}
export type Booking = ReturnType<typeof useBooking>;

const firstPerson = ({ resources }: Agenda): string =>
  resources.find(({ kind, may }) => kind === 'professional' && may.write)?.id ?? '';

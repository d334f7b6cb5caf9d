import type { AppointmentView } from '../../api/appointments.ts';
import type { AgendaViewAnswer } from '../../api/view.ts';

/** What is left of a day, for whoever has just come in. */
export interface MyDay {
  /** Visits of the day, cancelled ones apart. */
  readonly total: number;
  readonly seen: number;
  /** Still to come: neither arrived nor past. */
  readonly coming: number;
  /** Free times left, of professionals. */
  readonly free: number;
  /** The next visits to come, soonest first. */
  readonly next: readonly AppointmentView[];
}

type DayRead = Pick<AgendaViewAnswer, 'appointments'> & {
  readonly columns: readonly Pick<AgendaViewAnswer['columns'][number], 'resource' | 'free'>[];
};

/** @param shown how many of the next visits are named */
export function myDay({ appointments, columns }: DayRead, now: Date, shown: number): MyDay {
  const kept = appointments.filter(({ state }) => state !== 'cancelled');
  const at = ({ startsAt }: { readonly startsAt: string }) => Date.parse(startsAt);
  const coming = kept
    .filter((visit) => (visit.state === 'booked' || visit.state === 'confirmed') && Date.parse(visit.endsAt) > +now)
    .toSorted((one, other) => at(one) - at(other));
  return {
    ...{ total: kept.length, seen: kept.filter(({ state }) => state === 'done').length },
    ...{ coming: coming.length, next: coming.slice(0, shown) },
    free: columns
      .filter(({ resource }) => resource.kind === 'professional')
      .flatMap(({ free }) => free)
      .filter((time) => at(time) >= +now).length,
  };
}

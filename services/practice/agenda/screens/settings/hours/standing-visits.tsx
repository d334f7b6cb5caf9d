import { useRead } from '#platform/web/api/queries.ts';
import { Problem } from '#platform/web/api/problem.ts';
import type { AppointmentDetail } from '../../../api/appointments.ts';
import { visitName } from '../../reading/columns.ts';
import { clockText } from '../../time/clock-text.ts';
import { dayTitle } from '../../time/days.ts';
import type { ZoneTime } from '../../time/zone-time.ts';
import styles from './hours.module.css';

const MOST_NAMED = 20;

interface StandingVisitsProps {
  readonly ids: readonly string[];
  readonly zone: ZoneTime;
  readonly today: string;
}

/** The visits booked where an agenda is about to be closed: day, hour and name of each, the soonest first. */
export function StandingVisits({ ids, zone, today }: StandingVisitsProps) {
  return (
    <ul className={styles.standing}>
      {ids.slice(0, MOST_NAMED).map((id) => (
        <StandingVisit key={id} {...{ id, zone, today }} />
      ))}
      {ids.length > MOST_NAMED && <li>et {ids.length - MOST_NAMED} de plus</li>}
    </ul>
  );
}

function StandingVisit({ id, zone, today }: Omit<StandingVisitsProps, 'ids'> & { readonly id: string }) {
  const visit = useRead<AppointmentDetail>(`/api/agenda/appointments/${id}`).data;
  if (visit === undefined) return <li>…</li>;
  const { date, minute } = zone.wall(visit.startsAt);
  return (
    <li>
      {dayTitle(date, today)}, {clockText(minute)}, <strong>{visitName(visit)}</strong>
    </li>
  );
}

/** The visits a refusal is about, when it is one of these; else null. */
export function standingIn(cause: unknown, code: string): readonly string[] | null {
  if (!(cause instanceof Problem) || cause.code !== code) return null;
  return (cause.document.facts as { readonly appointmentIds?: readonly string[] } | undefined)?.appointmentIds ?? [];
}

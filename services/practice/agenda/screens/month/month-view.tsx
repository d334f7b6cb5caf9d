import { useMemo } from 'react';
import { longDate } from '#platform/web/french/dates.ts';
import { counted } from '#platform/web/french/numbers.ts';
import type { Seeing } from '../address/use-agenda-address.ts';
import { shownVisits } from '../reading/columns.ts';
import type { Agenda } from '../reading/use-agenda.ts';
import { dayNumber, monthWeeks } from '../time/days.ts';
import { monthDays } from './month-days.ts';
import styles from './month-view.module.css';

const WEEKDAYS = ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi', 'Dimanche'];

/** The month, a count per day; a day opens itself. */
export function MonthView({ agenda, address, see }: Seeing & { readonly agenda: Agenda }) {
  const { view, zone, date, today } = agenda;
  const { data } = view;
  const days = useMemo(
    () => (data === undefined ? null : monthDays(data, shownVisits(data.appointments, address), zone)),
    [data, address, zone],
  );
  if (days === null) return null;
  const busiest = Math.max(1, ...[...days.values()].map(({ visits }) => visits));
  return (
    <div className={styles.month}>
      {WEEKDAYS.map((name) => (
        <span key={name} className={styles.weekday} aria-hidden="true">
          {name}
        </span>
      ))}
      {monthWeeks(date)
        .flat()
        .map((day) => {
          const { visits = 0, free = 0, closed = null } = days.get(day) ?? {};
          const words = [
            counted(visits, 'rendez-vous', 'rendez-vous'),
            free > 0 && counted(free, 'place libre', 'places libres'),
          ];
          return (
            <button
              key={day}
              type="button"
              className={styles.day}
              data-away={day.slice(0, 7) !== date.slice(0, 7) || undefined}
              data-today={day === today || undefined}
              data-past={day < today || undefined}
              aria-label={[longDate(day), closed, ...words].filter(Boolean).join(', ')}
              onClick={() => see({ view: 'jour', date: day === today ? null : day })}
            >
              <span className={styles.number}>{dayNumber(day)}</span>
              {closed !== null && <span className={styles.closed}>{closed}</span>}
              {visits > 0 && (
                <>
                  <span className={styles.bar} style={{ width: `${String((100 * visits) / busiest)}%` }} />
                  <span>{counted(visits, 'rendez-vous', 'rendez-vous')}</span>
                </>
              )}
              {free > 0 && day >= today && <span className={styles.free}>{counted(free, 'libre')}</span>}
            </button>
          );
        })}
    </div>
  );
}

import { IconAlertCircle, IconCheck } from '@tabler/icons-react';
import type { SeriesDate } from '../acts/visit-acts.ts';
import type { Agenda } from '../reading/use-agenda.ts';
import { clockText } from '../time/clock-text.ts';
import { dayTitle } from '../time/days.ts';
import { RULE_WORDS } from '../words.ts';
import styles from '../booking/booking.module.css';

/** A series that could not be moved: nothing changed, and here is which date stands in the way. */
export function SeriesTaken({ dates, agenda }: { readonly dates: readonly SeriesDate[]; readonly agenda: Agenda }) {
  return (
    <div role="alert">
      <p>Une date au moins n’est pas libre : la série n’a pas bougé. Choisissez une autre heure.</p>
      <ul className={styles.dates}>
        {dates.map(({ startsAt, free, rules }) => {
          const { date, minute } = agenda.zone.wall(startsAt);
          return (
            <li key={startsAt} className={styles.date} data-free={free || undefined}>
              {free ? <IconCheck size={18} stroke={1.75} /> : <IconAlertCircle size={18} stroke={1.75} />}
              <span>
                {dayTitle(date, agenda.today)} {clockText(minute)}
                {!free && (
                  <em>{rules.length === 0 ? 'déjà pris' : rules.map((rule) => RULE_WORDS[rule]).join(', ')}</em>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

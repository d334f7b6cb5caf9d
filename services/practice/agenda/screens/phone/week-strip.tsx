import { longDate } from '#platform/web/french/dates.ts';
import { useFreeDays } from '../reading/use-free-days.ts';
import { addDays, dayNumber, mondayOf, shortWeekday } from '../time/days.ts';
import styles from './phone.module.css';

interface WeekStripProps {
  readonly date: string;
  readonly today: string;
  /** Agendas whose free days are underlined. */
  readonly who: readonly string[];
  readonly onDate: (date: string | null) => void;
}

/** The seven days of the week, one tap each. */
export function WeekStrip({ date, today, who, onDate }: WeekStripProps) {
  const freeDays = useFreeDays(date, who);
  return (
    <div className={styles.week} role="group" aria-label="Jour">
      {Array.from({ length: 7 }, (_, index) => addDays(mondayOf(date), index)).map((day) => (
        <button
          key={day}
          type="button"
          className={styles.weekday}
          aria-label={`${longDate(day)}${freeDays.includes(day) ? ', places libres' : ''}`}
          aria-current={day === date ? 'date' : undefined}
          data-free={(day >= today && freeDays.includes(day)) || undefined}
          onClick={() => onDate(day === today ? null : day)}
        >
          <span>{shortWeekday(day)}</span>
          <span className={styles.number}>{dayNumber(day)}</span>
        </button>
      ))}
    </div>
  );
}

import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { longDate } from '#platform/web/french/dates.ts';
import { GoToDate } from '../head/go-to-date.tsx';
import { useFreeDays } from '../reading/use-free-days.ts';
import { addMonths, dayNumber, monthTitle, monthWeeks, weekdayOf } from '../time/days.ts';
import styles from './mini-calendar.module.css';

interface MiniCalendarProps {
  readonly date: string;
  readonly today: string;
  /** Agendas whose free days are underlined; empty is all. */
  readonly who: readonly string[];
  readonly onDate: (date: string) => void;
}

const LETTERS = ['L', 'M', 'M', 'J', 'V', 'S', 'D'];

/** A month to go to a day by; days with a place left are underlined. */
export function MiniCalendar({ date, today, who, onDate }: MiniCalendarProps) {
  const [month, setMonth] = useState(date);
  useEffect(() => setMonth(date), [date]);
  const freeDays = useFreeDays(month, who);
  return (
    <section aria-label="Calendrier" className={styles.calendar}>
      <header className={styles.head}>
        <h2>{monthTitle(month)}</h2>
        <GoToDate onDate={onDate} />
        <ActionIcon variant="subtle" aria-label="Mois précédent" onClick={() => setMonth(addMonths(month, -1))}>
          <IconChevronLeft size={16} stroke={2} />
        </ActionIcon>
        <ActionIcon variant="subtle" aria-label="Mois suivant" onClick={() => setMonth(addMonths(month, 1))}>
          <IconChevronRight size={16} stroke={2} />
        </ActionIcon>
      </header>
      <div className={styles.days}>
        {LETTERS.map((letter, index) => (
          <span key={index} className={styles.letter} aria-hidden="true">
            {letter}
          </span>
        ))}
        {monthWeeks(month)
          .flat()
          .map((day) => (
            <button
              key={day}
              type="button"
              className={styles.day}
              aria-label={`${longDate(day)}${freeDays.includes(day) ? ', places libres' : ''}`}
              aria-current={day === date ? 'date' : undefined}
              data-today={day === today || undefined}
              data-away={day.slice(0, 7) !== month.slice(0, 7) || weekdayOf(day) > 5 || undefined}
              data-free={(day >= today && freeDays.includes(day)) || undefined}
              onClick={() => onDate(day)}
            >
              {dayNumber(day)}
            </button>
          ))}
      </div>
    </section>
  );
}

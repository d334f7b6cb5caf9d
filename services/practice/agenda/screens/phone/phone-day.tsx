import { IconArmchair, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { FailedState } from '#platform/web/kit/failed-state.tsx';
import { initialsOf } from '#platform/web/kit/initials.ts';
import { LoadingSkeleton } from '#platform/web/kit/loading-skeleton.tsx';
import type { VisitActs } from '../acts/visit-acts.ts';
import type { Seeing } from '../address/use-agenda-address.ts';
import { firstAgenda } from '../reading/first-agenda.ts';
import type { Agenda } from '../reading/use-agenda.ts';
import { useFreedTimes } from '../reading/use-freed-times.ts';
import { usePractice } from '../reading/use-practice.ts';
import { shortName } from '../short-name.ts';
import { waitingOf } from '../side/waiting-strip.tsx';
import { PhoneFreed } from './phone-freed.tsx';
import { PhoneList } from './phone-list.tsx';
import { WeekStrip } from './week-strip.tsx';
import styles from './phone.module.css';

interface PhoneDayProps extends Pick<Seeing, 'see'> {
  readonly agenda: Agenda;
  readonly acts: VisitActs;
  readonly onBook: (place: { readonly resourceId: string; readonly startsAt: string }) => void;
}

/** The day of one person at a time, under the thumb. */
export function PhoneDay({ agenda, acts, see, onBook }: PhoneDayProps) {
  const { grid, view, resources, now, date, today } = agenda;
  const freed = useFreedTimes();
  const { own } = usePractice();
  const [chosen, setChosen] = useState<string | null>(null);
  if (!agenda.ready && agenda.failure !== null) return <FailedState cause={agenda.failure} retry={agenda.retry} />;
  if (grid === null || !agenda.ready) return <LoadingSkeleton />;
  const shown = chosen ?? firstAgenda(resources, own)[0];
  const column = grid.columns.find(({ resourceId }) => resourceId === shown) ?? grid.columns[0];
  const waiting = waitingOf(view.data?.appointments ?? [], now);
  const [longest] = waiting;
  return (
    <div className={styles.day}>
      <WeekStrip
        date={date}
        today={today}
        who={column === undefined ? [] : [column.resourceId]}
        onDate={(day) => see({ date: day })}
      />
      <div className={styles.people} role="group" aria-label="Agenda de">
        {grid.columns.map(({ key, resourceId }) => {
          const name = resources.find(({ id }) => id === resourceId)?.name ?? '';
          return (
            <button
              key={key}
              type="button"
              className={styles.person}
              aria-pressed={column?.key === key}
              onClick={() => setChosen(resourceId)}
            >
              <span className={styles.avatar} aria-hidden="true">
                {initialsOf(name)}
              </span>
              {shortName(name)}
            </button>
          );
        })}
      </div>
      {date === today && longest !== undefined && (
        <button type="button" className={styles.waiting} onClick={() => see({ visit: longest.visit.id })}>
          <IconArmchair size={20} stroke={1.75} aria-hidden="true" />
          <strong>{waiting.length} en salle d’attente</strong>
          <span>{longest.minutes} min au plus</span>
          <IconChevronRight size={18} stroke={1.75} aria-hidden="true" />
        </button>
      )}
      <PhoneFreed freed={freed} agenda={agenda} />
      {column !== undefined && <PhoneList {...{ agenda, acts, column, onBook }} onOpen={(visit) => see({ visit })} />}
    </div>
  );
}

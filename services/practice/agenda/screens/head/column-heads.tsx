import { IconDeviceHeartMonitor, IconDoor } from '@tabler/icons-react';
import { Fragment } from 'react';
import { initialsOf } from '#platform/web/kit/initials.ts';
import type { ResourceView } from '../../api/resources.ts';
import type { Column } from '../grid/cells.ts';
import { usePractice } from '../reading/use-practice.ts';
import { dayNumber, shortWeekday } from '../time/days.ts';
import { freeCount, freeWords } from './free-words.ts';
import styles from './column-heads.module.css';

interface ColumnHeadsProps {
  readonly columns: readonly Column[];
  readonly resources: readonly ResourceView[];
  readonly today: string;
  /** The present minute of today. */
  readonly minute: number;
}

/** Who or what each column is, with what is still free there. */
export function DayHeads({ columns, resources, today, minute }: ColumnHeadsProps) {
  const { professionals } = usePractice();
  return (
    <>
      <span />
      {columns.map((column) => {
        const resource = resources.find(({ id }) => id === column.resourceId);
        const care = professionals
          .find(({ id }) => id === resource?.professionalId)
          ?.care.replace(/^Médecin /, '')
          .replace(/^./, (letter) => letter.toUpperCase());
        const left = freeWords(column, { today, minute });
        const KindIcon = resource?.kind === 'room' ? IconDoor : IconDeviceHeartMonitor;
        return (
          <div key={column.key} className={styles.head}>
            <span
              className={styles.avatar}
              data-square={resource?.kind !== 'professional' || undefined}
              aria-hidden="true"
            >
              {resource?.kind === 'professional' ? initialsOf(resource.name) : <KindIcon size={18} stroke={1.75} />}
            </span>
            <span className={styles.words}>
              <strong>{resource?.name}</strong>
              <span className={styles.second}>
                <span className={styles.care}>
                  {column.shades.some(({ kind }) => kind === 'holiday') ? 'Jour férié' : (care ?? kindWords(resource))}
                </span>
                {left !== null && (
                  <span className={styles.free} data-none={freeCount(column) === 0 || undefined}>
                    {left}
                  </span>
                )}
              </span>
            </span>
          </div>
        );
      })}
    </>
  );
}

const kindWords = (resource: ResourceView | undefined): string =>
  resource?.kind === 'room' ? 'Salle' : resource?.kind === 'device' ? 'Appareil' : 'Praticien';

/** Days above, people below: a week of one person has no second line. */
export function WeekHeads({ columns, resources, today, minute }: ColumnHeadsProps) {
  const dates = [...new Set(columns.map(({ date }) => date))];
  const perDay = columns.length / Math.max(1, dates.length);
  return (
    <>
      <span />
      {dates.map((date, day) => (
        <Fragment key={date}>
          <div
            className={styles.day}
            data-today={date === today || undefined}
            data-first={(perDay > 1 && day > 0) || undefined}
            style={{ gridColumn: `span ${String(perDay)}` }}
          >
            <span>{shortWeekday(date)}</span> <strong>{dayNumber(date)}</strong>
            {perDay === 1 && columns[day] !== undefined && (
              <span className={styles.free}>{freeWords(columns[day], { today, minute })}</span>
            )}
          </div>
        </Fragment>
      ))}
      {perDay > 1 && (
        <>
          <span />
          {columns.map((column) => {
            const name = resources.find(({ id }) => id === column.resourceId)?.name ?? '';
            return (
              <abbr key={column.key} className={styles.person} title={name}>
                {initialsOf(name)}
                <span className={styles.count}>{freeCount(column) === 0 ? '' : freeCount(column)}</span>
              </abbr>
            );
          })}
        </>
      )}
    </>
  );
}

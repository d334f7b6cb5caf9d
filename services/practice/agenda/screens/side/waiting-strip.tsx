import { IconArmchair } from '@tabler/icons-react';
import type { AppointmentView } from '../../api/appointments.ts';
import type { ResourceView } from '../../api/resources.ts';
import { visitName } from '../reading/columns.ts';
import { shortName } from '../short-name.ts';
import { minutesSince } from '../time/remaining.ts';
import styles from './waiting-strip.module.css';

interface WaitingStripProps {
  readonly visits: readonly AppointmentView[];
  readonly resources: readonly ResourceView[];
  readonly now: Date;
  readonly selectedId: string | null;
  readonly onOpen: (visitId: string) => void;
}

/** Who sits in the waiting room, the longest wait first, counted by the minute. */
export function WaitingStrip({ visits, resources, now, selectedId, onOpen }: WaitingStripProps) {
  const waiting = waitingOf(visits, now);
  return (
    <section className={styles.strip} aria-label="Salle d’attente">
      <h2 className={styles.title}>
        <IconArmchair size={18} stroke={1.75} aria-hidden="true" />
        Salle d’attente
      </h2>
      {waiting.length === 0 && <span className={styles.nobody}>personne</span>}
      <ul className={styles.list}>
        {waiting.map(({ visit, minutes }) => (
          <li key={visit.id}>
            <button
              type="button"
              className={styles.person}
              aria-pressed={visit.id === selectedId}
              onClick={() => onOpen(visit.id)}
            >
              <span className={styles.minutes}>{minutes} min</span> <strong>{visitName(visit)}</strong>{' '}
              <span className={styles.who}>
                {shortName(resources.find(({ id }) => id === visit.resourceId)?.name ?? '')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Arrived and not yet called in, the longest wait first. */
export function waitingOf(visits: readonly AppointmentView[], now: Date) {
  return visits
    .flatMap((visit) => {
      const { arrivedAt } = visit.steps;
      return visit.state === 'arrived' && arrivedAt !== null ? [{ visit, minutes: minutesSince(arrivedAt, now) }] : [];
    })
    .toSorted((one, other) => other.minutes - one.minutes);
}

import { counted } from '#platform/web/french/numbers.ts';
import type { AppointmentView } from '../../api/appointments.ts';
import type { ReasonView } from '../../api/resources.ts';
import { STATE_ICONS } from '../grid/agenda-icons.tsx';
import { reasonCounts, stateCounts } from '../reading/day-counts.ts';
import { STATE_COUNTS } from '../words.ts';
import styles from './side.module.css';

interface FiguresProps {
  readonly visits: readonly AppointmentView[];
  readonly reasons: readonly ReasonView[];
  /** "La journée", "La semaine". */
  readonly title: string;
}

/** How the day goes, by state, and what fills it, by reason: also the legend of the colours. */
export function DayFigures({ visits, reasons, title }: FiguresProps) {
  const states = stateCounts(visits);
  const kept = visits.filter(({ state }) => state !== 'cancelled').length;
  return (
    <>
      <section className={styles.part} aria-label={title}>
        <header className={styles.head}>
          <h2>{title}</h2>
          <span>{counted(kept, 'rendez-vous', 'rendez-vous')}</span>
        </header>
        <div className={styles.bar} aria-hidden="true">
          {states
            .filter(({ state }) => state !== 'cancelled' && state !== 'missed')
            .map(({ state, count }) => (
              <span key={state} data-state={state} style={{ flexGrow: count }} />
            ))}
        </div>
        <ul className={styles.figures}>
          {states.map(({ state, count }) => {
            const StateIcon = STATE_ICONS[state];
            return (
              <li key={state}>
                <span className={styles.number}>{count}</span>
                <StateIcon size={16} stroke={1.75} aria-hidden="true" />
                {STATE_COUNTS[state][count > 1 ? 1 : 0]}
              </li>
            );
          })}
        </ul>
      </section>
      <section className={styles.part} aria-label="Motifs">
        <header className={styles.head}>
          <h2>Motifs</h2>
        </header>
        <ul className={styles.legend}>
          {reasonCounts(visits, reasons).map(({ reason, count }) => (
            <li key={reason.id}>
              <span className={styles.swatch} style={{ background: `var(--category-${String(reason.color)})` }} />
              <span className={styles.reason}>{reason.name}</span>
              <span className={styles.count}>{count}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

import type { AppointmentView } from '../../api/appointments.ts';
import type { Agenda } from '../reading/use-agenda.ts';
import { clockText } from '../time/clock-text.ts';
import { shortWeekday } from '../time/days.ts';
import styles from './state-steps.module.css';

type Steps = AppointmentView['steps'];
const STEPS: readonly (readonly [state: AppointmentView['state'], word: string, at: keyof Steps])[] = [
  ['confirmed', 'Confirmé', 'confirmedAt'],
  ['arrived', 'Arrivée', 'arrivedAt'],
  ['in-progress', 'En cours', 'startedAt'],
  ['done', 'Terminé', 'doneAt'],
];

/** How far a visit is: what was done full, today's step ringed, what is to come hollow. */
export function StateSteps({ visit, agenda }: { readonly visit: AppointmentView; readonly agenda: Agenda }) {
  const { steps, state } = visit;
  if (state === 'missed' || state === 'cancelled') {
    const at = state === 'missed' ? steps.missedAt : steps.cancelledAt;
    return (
      <p className={styles.ended}>
        {state === 'missed' ? 'Manqué' : 'Annulé'}
        {at !== null && `, ${momentText(at, agenda)}`}
      </p>
    );
  }
  const current = STEPS.findIndex(([name]) => name === state);
  return (
    <ol className={styles.steps}>
      {STEPS.map(([name, word, at], index) => {
        const time = steps[at];
        const stage = index < current ? 'done' : index === current ? 'now' : 'next';
        return (
          <li key={name} className={styles.step} data-stage={stage} aria-current={stage === 'now' ? 'step' : undefined}>
            <span className={styles.node} />
            <span className={styles.word}>{word}</span>
            {time !== null && stage !== 'next' && <span className={styles.at}>{momentText(time, agenda)}</span>}
          </li>
        );
      })}
    </ol>
  );
}

/** "10:31" today, "mer. 18:02" on another day. */
function momentText(instant: string, { zone, today }: Agenda): string {
  const { date, minute } = zone.wall(instant);
  return date === today ? clockText(minute) : `${shortWeekday(date)} ${clockText(minute)}`;
}

import type { z } from 'zod';
import { useRead } from '#platform/web/api/queries.ts';
import { middleDate } from '#platform/web/french/dates.ts';
import { PanelPart } from '#platform/web/kit/side-panel.tsx';
import type { AppointmentDetail } from '../../api/appointments.ts';
import type { historyAnswer } from '../../api/follow-up.ts';
import type { Agenda } from '../reading/use-agenda.ts';
import { clockText } from '../time/clock-text.ts';
import { changeWords } from './change-words.ts';
import styles from './visit-panel.module.css';

/** Who did what to this appointment, the latest first (SEC-30). */
export function VisitHistory({ visit, agenda }: { readonly visit: AppointmentDetail; readonly agenda: Agenda }) {
  const read = useRead<z.output<typeof historyAnswer>>(`/api/agenda/appointments/${visit.id}/history`);
  const changes = read.data?.changes ?? [];
  if (changes.length === 0) return null;
  return (
    <PanelPart title="Historique du rendez-vous">
      <ol className={styles.changes}>
        {changes.toReversed().map((change) => {
          const at = agenda.zone.wall(change.at);
          return (
            <li key={change.number} className={styles.change}>
              <strong>{changeWords(change, agenda)}</strong>
              <span>
                {change.by.kind === 'patient' ? 'le patient' : change.by.name}, {middleDate(at.date)}{' '}
                {clockText(at.minute)}
              </span>
            </li>
          );
        })}
      </ol>
    </PanelPart>
  );
}

import type { z } from 'zod';
import { useRead } from '#platform/web/api/queries.ts';
import { shortDate } from '#platform/web/french/dates.ts';
import { PanelPart } from '#platform/web/kit/side-panel.tsx';
import type { appointmentsAnswer } from '../../api/follow-up.ts';
import type { Agenda } from '../reading/use-agenda.ts';
import { shortName } from '../short-name.ts';
import { STATE_WORDS } from '../words.ts';
import styles from './visit-panel.module.css';

interface PatientVisitsProps {
  readonly patientId: string;
  /** The visit shown above. */
  readonly visitId: string;
  readonly agenda: Agenda;
  readonly onOpen: (visitId: string) => void;
}

const SHOWN = 6;

/** The other visits of a patient to this practice, missed ones said (MAI-076). */
export function PatientVisits({ patientId, visitId, agenda, onOpen }: PatientVisitsProps) {
  const read = useRead<z.output<typeof appointmentsAnswer>>(`/api/agenda/patients/${patientId}/appointments`);
  const others = (read.data?.appointments ?? [])
    .filter(({ id }) => id !== visitId)
    .toSorted((one, other) => other.startsAt.localeCompare(one.startsAt))
    .slice(0, SHOWN);
  if (others.length === 0) return null;
  return (
    <PanelPart title="Autres visites">
      <ul className={styles.lines}>
        {others.map((visit) => {
          const missed = visit.state === 'missed' || visit.state === 'cancelled';
          const who = shortName(agenda.resources.find(({ id }) => id === visit.resourceId)?.name ?? '');
          return (
            <li key={visit.id}>
              <button type="button" className={styles.line} onClick={() => onOpen(visit.id)}>
                <time>{shortDate(agenda.zone.wall(visit.startsAt).date).replace(/\d\d(\d\d)$/, '$1')}</time>
                <span>{agenda.reasonsById.get(visit.reasonId)?.name}</span>
                <span className={missed ? styles.missed : styles.second}>
                  {missed ? STATE_WORDS[visit.state] : who}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </PanelPart>
  );
}

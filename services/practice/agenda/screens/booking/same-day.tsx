import type { z } from 'zod';
import { useRead } from '#platform/web/api/queries.ts';
import type { appointmentsAnswer } from '../../api/follow-up.ts';
import type { Agenda } from '../reading/use-agenda.ts';
import { shortName } from '../short-name.ts';
import { clockText } from '../time/clock-text.ts';
import { visitsOn } from './visits-on.ts';
import styles from './booking.module.css';

interface SameDayProps {
  readonly patientId: string;
  /** `YYYY-MM-DDTHH:MM` as it is typed, or ''. */
  readonly when: string;
  readonly agenda: Agenda;
}

/** Says that the patient comes that day already: who books may have been asked twice. */
export function SameDay({ patientId, when, agenda }: SameDayProps) {
  const read = useRead<z.output<typeof appointmentsAnswer>>(`/api/agenda/patients/${patientId}/appointments`);
  const { zone, resources, reasonsById } = agenda;
  const visits = visitsOn(read.data?.appointments ?? [], when.slice(0, 10), zone);
  if (visits.length === 0) return null;
  const words = visits.map(({ startsAt, reasonId, resourceId }) =>
    [
      clockText(zone.wall(startsAt).minute),
      reasonsById.get(reasonId)?.name,
      shortName(resources.find(({ id }) => id === resourceId)?.name ?? ''),
    ]
      .filter(Boolean)
      .join(', '),
  );
  return (
    <p role="status" className={styles.conflict}>
      Déjà un rendez-vous ce jour-là : {words.join(' ; ')}
    </p>
  );
}

import type { z } from 'zod';
import { useRead } from '#platform/web/api/queries.ts';
import { useLive } from '#platform/web/api/use-live.ts';
import { clockTime, shortDate } from '#platform/web/french/dates.ts';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import type { appointmentsAnswer } from '../../api/follow-up.ts';
import type { reasonsAnswer, resourcesAnswer } from '../../api/resources.ts';
import { shortName } from '../short-name.ts';
import { STATE_WORDS } from '../words.ts';
import styles from './visit-panel.module.css';

const SHOWN = 8;

/**
 * Visits of a patient, coming and past, inside another room's screen.
 * @param props `patientId`
 */
export function PatientAppointments(props: Readonly<Record<string, unknown>>) {
  const read = useRead<z.output<typeof appointmentsAnswer>>(
    `/api/agenda/patients/${String(props['patientId'])}/appointments`,
  );
  const resources = useRead<z.output<typeof resourcesAnswer>>('/api/agenda/resources');
  const reasons = useRead<z.output<typeof reasonsAnswer>>('/api/agenda/reasons');
  useLive(['agenda.appointment.changed'], ['/api/agenda']);
  const whose = (id: string) => shortName(resources.data?.resources.find((one) => one.id === id)?.name ?? '');
  return (
    <Loaded from={read}>
      {({ appointments }) =>
        appointments.length === 0 ? (
          <p className={styles.second}>Aucun rendez-vous dans ce cabinet.</p>
        ) : (
          <ul className={styles.lines}>
            {appointments
              .toSorted((one, other) => other.startsAt.localeCompare(one.startsAt))
              .slice(0, SHOWN)
              .map(({ id, startsAt, reasonId, resourceId, state }) => (
                <li key={id} className={styles.line}>
                  <time dateTime={startsAt}>
                    {shortDate(startsAt)} {clockTime(startsAt)}
                  </time>
                  <span>
                    {reasons.data?.reasons.find((one) => one.id === reasonId)?.name}{' '}
                    <span className={styles.second}>{whose(resourceId)}</span>
                  </span>
                  <span className={state === 'missed' || state === 'cancelled' ? styles.missed : styles.second}>
                    {STATE_WORDS[state]}
                  </span>
                </li>
              ))}
          </ul>
        )
      }
    </Loaded>
  );
}

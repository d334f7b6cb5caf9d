import { Button } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { useRefresh } from '#platform/web/api/queries.ts';
import { useApi } from '#platform/web/api/acting-organization.ts';
import { clockTime } from '#platform/web/french/dates.ts';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import { useNow } from '#platform/web/session/now.ts';
import { useMay } from '#platform/web/session/session.tsx';
import type { ZoneTime } from '../time/zone-time.ts';
import { dayAndTime } from '../time/day-and-time.ts';
import { remainingText } from '../time/remaining.ts';
import type { FreedTime } from '../reading/use-freed-times.ts';
import styles from './side.module.css';

const ordinal = (rank: number) => (
  <>
    {rank}
    <sup>{rank === 1 ? 'er' : 'e'}</sup>
  </>
);

/** A freed time on its way to a waiting patient: who is asked, until when, and the two things one may do. */
export function FreedCard(props: { readonly freed: FreedTime; readonly zone: ZoneTime; readonly today: string }) {
  const { freed } = props;
  const now = useNow(1000);
  const api = useApi();
  const refresh = useRefresh();
  const may = useMay();
  const { current } = freed;
  if (current === null) return null;
  const time = dayAndTime(freed.startsAt, props, 'aujourd’hui');
  const act = async (path: 'next' | 'take-back', said: string) => {
    try {
      await api.post(`/api/waiting-list/cascades/${freed.id}/${path}`);
      announceDone(said);
      await refresh(['/api/waiting-list', '/api/agenda']);
    } catch (cause) {
      announceFailure(cause);
    }
  };
  const whole = Date.parse(current.deadline) - Date.parse(current.sentAt);
  const left = Math.max(0, Date.parse(current.deadline) - now.getTime());
  return (
    <section className={styles.freed} aria-label={`${time} libéré`}>
      <header className={styles.freedHead}>
        <IconHourglass size={18} stroke={1.75} aria-hidden="true" />
        <span className={styles.freedWhen}>{time} libéré</span>
        <span className={styles.left}>{remainingText(current.deadline, now)}</span>
      </header>
      <div className={styles.time} aria-hidden="true">
        <span style={{ width: `${String((100 * left) / Math.max(1, whole))}%` }} />
      </div>
      <p>
        <strong>{current.patient.name ?? 'Un patient'}</strong>, {ordinal(current.rank)} sur {freed.candidates}
      </p>
      <p className={styles.second}>
        {freed.resourceName}, {current.channel === 'sms' ? 'SMS' : 'e-mail'} {clockTime(current.sentAt)}
      </p>
      {may('waiting-list.manage') && (
        <div className={styles.buttons}>
          <Button onClick={() => void act('next', `${time} proposé à la personne suivante`)}>Suivante</Button>
          <Button onClick={() => void act('take-back', `${time} repris : il est libre pour le cabinet`)}>
            Reprendre
          </Button>
        </div>
      )}
    </section>
  );
}

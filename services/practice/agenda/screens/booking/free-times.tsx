import { Button } from '@mantine/core';
import type { z } from 'zod';
import { useRead } from '#platform/web/api/queries.ts';
import type { FreeTime, slotsAnswer } from '../../api/appointments.ts';
import type { Agenda } from '../reading/use-agenda.ts';
import { freeTimeWords } from './free-time-words.ts';
import styles from './booking.module.css';

interface FreeTimesProps {
  readonly agenda: Agenda;
  readonly reasonId: string;
  /** Anyone who offers the reason when null. */
  readonly resourceId: string | null;
  readonly onChoose: (time: FreeTime) => void;
}

/** The next times free for a reason, one click each. */
export function FreeTimes({ agenda, reasonId, resourceId, onChoose }: FreeTimesProps) {
  const read = useRead<z.output<typeof slotsAnswer>>('/api/agenda/slots', {
    query: { reasonId, resourceId, limit: 4, days: 60 },
    enabled: reasonId !== '',
    keepFormer: true,
  });
  const times = read.data?.times ?? [];
  if (reasonId === '' || times.length === 0) return null;
  return <TimeButtons times={times} agenda={agenda} named={resourceId === null} onChoose={onChoose} />;
}

/** Times as buttons; with who, when they are of several people. */
export function TimeButtons(props: {
  readonly times: readonly FreeTime[];
  readonly agenda: Agenda;
  readonly named: boolean;
  readonly onChoose: (time: FreeTime) => void;
}) {
  const { times, agenda, named, onChoose } = props;
  return (
    <div role="group" aria-label="Prochaines heures libres" className={styles.times}>
      {times.map((time) => (
        <Button
          key={`${time.resourceId} ${time.startsAt}`}
          variant="default"
          size="compact-md"
          onClick={() => onChoose(time)}
        >
          {freeTimeWords(time, agenda, named)}
        </Button>
      ))}
    </div>
  );
}

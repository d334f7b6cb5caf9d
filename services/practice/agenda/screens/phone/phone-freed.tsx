import { IconHourglass } from '@tabler/icons-react';
import type { Agenda } from '../reading/use-agenda.ts';
import type { FreedTime } from '../reading/use-freed-times.ts';
import { shortName } from '../short-name.ts';
import { dayAndTime } from '../time/day-and-time.ts';
import { remainingText } from '../time/remaining.ts';
import styles from './phone.module.css';

interface PhoneFreedProps {
  readonly freed: readonly FreedTime[];
  readonly agenda: Agenda;
}

/** Freed times on their way to waiting patients: one in full, several as one line that opens. */
export function PhoneFreed({ freed, agenda }: PhoneFreedProps) {
  const [first] = freed;
  if (first === undefined) return null;
  if (freed.length === 1) return <FreedLine freed={first} agenda={agenda} />;
  return (
    <details className={styles.freedAll}>
      <summary>
        <IconHourglass size={20} stroke={1.75} aria-hidden="true" />
        <strong>{freed.length} heures libérées</strong> proposées
      </summary>
      {freed.map((one) => (
        <FreedLine key={one.id} freed={one} agenda={agenda} />
      ))}
    </details>
  );
}

function FreedLine({ freed, agenda }: { readonly freed: FreedTime; readonly agenda: Agenda }) {
  const { current, candidates } = freed;
  if (current === null) return null;
  return (
    <p className={styles.freed}>
      <IconHourglass size={20} stroke={1.75} aria-hidden="true" />
      <span>
        <strong>
          {dayAndTime(freed.startsAt, agenda, 'aujourd’hui')} proposé à {current.patient.name ?? 'un patient'}
        </strong>
        libéré chez {shortName(freed.resourceName)}, {current.rank}
        <sup>{current.rank === 1 ? 'er' : 'e'}</sup> sur {candidates}
      </span>
      <span className={styles.left}>{remainingText(current.deadline, agenda.now)}</span>
    </p>
  );
}

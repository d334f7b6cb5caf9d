import { Button } from '@mantine/core';
import { IconPhone, IconStethoscope } from '@tabler/icons-react';
import type { VisitActs } from '../acts/visit-acts.ts';
import type { VisitCell } from '../grid/cells.ts';
import { GridIcon } from '../grid/agenda-icons.tsx';
import type { Agenda } from '../reading/use-agenda.ts';
import { lengthText } from '../time/clock-text.ts';
import styles from './phone.module.css';

interface PhoneVisitProps {
  readonly visit: VisitCell;
  readonly past: boolean;
  readonly agenda: Agenda;
  readonly acts: VisitActs;
  readonly onOpen: (visitId: string) => void;
}

/** A visit under the thumb; who waits has the two acts that come next in the open. */
export function PhoneVisit({ visit, past, agenda, acts, onOpen }: PhoneVisitProps) {
  const read = agenda.view.data?.appointments.find(({ id }) => id === visit.id);
  const phone = read?.patient?.phone ?? null;
  const waiting = visit.state === 'arrived';
  const [reason = '', ...rest] = visit.detail.split(', ');
  return (
    <div
      className={styles.visit}
      data-state={visit.state}
      data-past={past || visit.state === 'done' || undefined}
      style={{ ['--ground' as string]: `var(--category-${String(visit.color)})` }}
    >
      <button type="button" className={styles.open} onClick={() => onOpen(visit.id)}>
        <span className={styles.who}>
          <strong>{visit.name}</strong>
          <span className={styles.reason}>
            {reason}
            {waiting && `, ${lengthText(visit.to - visit.from)}`}
          </span>
        </span>
        <span className={styles.state}>
          {visit.place !== 'site' && <GridIcon name={visit.place} className={styles.icon} />}
          <GridIcon name={visit.state} className={styles.icon} />
          <span className={visit.state === 'confirmed' ? styles.spoken : undefined}>
            {waiting ? (rest.at(-1) ?? visit.word) : visit.word}
          </span>
        </span>
      </button>
      {waiting && read !== undefined && (
        <div className={styles.buttons}>
          <Button
            variant="filled"
            leftSection={<IconStethoscope size={20} stroke={1.75} />}
            onClick={() => void acts.step(read, 'in-progress', `${visit.name} : en cours`)}
          >
            Faire entrer
          </Button>
          {phone !== null && (
            <Button component="a" href={`tel:${phone}`} leftSection={<IconPhone size={20} stroke={1.75} />}>
              Appeler
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

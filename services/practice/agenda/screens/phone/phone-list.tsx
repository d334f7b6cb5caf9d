import { IconPlus } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { VisitActs } from '../acts/visit-acts.ts';
import type { Column, FreeCell, OfferCell } from '../grid/cells.ts';
import { GridIcon, GridIconSprite } from '../grid/agenda-icons.tsx';
import type { Agenda } from '../reading/use-agenda.ts';
import { clockText, lengthText } from '../time/clock-text.ts';
import { PhoneVisit } from './phone-visit.tsx';
import { phoneRows, type PhoneRow } from './phone-rows.ts';
import styles from './phone.module.css';

interface PhoneListProps {
  readonly agenda: Agenda;
  readonly acts: VisitActs;
  readonly column: Column;
  readonly onOpen: (visitId: string) => void;
  readonly onBook: (place: { readonly resourceId: string; readonly startsAt: string }) => void;
}

/** One person's day, from top to bottom; opens where one is now. */
export function PhoneList({ agenda, acts, column, onOpen, onBook }: PhoneListProps) {
  const { today, minute, zone } = agenda;
  const list = useRef<HTMLUListElement>(null);
  const present = useRef<HTMLLIElement>(null);
  // Not `scrollIntoView`, which would scroll the frame of the page as well.
  useEffect(() => {
    const { current: box } = list;
    if (box !== null && present.current !== null) box.scrollTop = present.current.offsetTop - box.clientHeight / 3;
  }, [column.key]);
  const rows = phoneRows(column, column.date === today ? minute : null);
  const book = (place: FreeCell) =>
    onBook({ resourceId: column.resourceId, startsAt: zone.instant(column.date, place.from) });
  return (
    <ul ref={list} className={styles.list}>
      <GridIconSprite />
      {rows.map((row) => (
        <li
          key={rowKey(row)}
          className={styles.row}
          ref={row.kind === 'now' ? present : undefined}
          data-kind={row.kind}
        >
          {row.kind === 'now' && <span className={styles.nowLabel}>{clockText(minute)}</span>}
          {row.kind === 'closed' && (
            <span className={styles.closed}>
              {row.title} jusqu’à {clockText(row.until)}
            </span>
          )}
          {row.kind === 'cell' && <span className={styles.time}>{clockText(row.cell.from)}</span>}
          {row.kind === 'cell' && row.cell.kind === 'free' && <FreeRow place={row.cell} onBook={book} />}
          {row.kind === 'cell' && row.cell.kind === 'offer' && <OfferRow place={row.cell} />}
          {row.kind === 'cell' && row.cell.kind === 'visit' && (
            <PhoneVisit visit={row.cell} past={row.past} {...{ agenda, acts, onOpen }} />
          )}
        </li>
      ))}
    </ul>
  );
}

const rowKey = (row: PhoneRow): string =>
  row.kind === 'cell' ? row.cell.key : row.kind === 'closed' ? row.key : 'now';

function FreeRow({ place, onBook }: { readonly place: FreeCell; readonly onBook: (place: FreeCell) => void }) {
  return (
    <button type="button" className={styles.free} onClick={() => onBook(place)}>
      <strong>Libre</strong> {lengthText(place.to - place.from)}
      <IconPlus size={20} stroke={1.75} aria-hidden="true" />
    </button>
  );
}

function OfferRow({ place }: { readonly place: OfferCell }) {
  return (
    <span className={styles.offer}>
      <GridIcon name="offer" className={styles.icon} />
      {place.name}
    </span>
  );
}

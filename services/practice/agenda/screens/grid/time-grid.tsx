import {
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { clockText } from '../time/clock-text.ts';
import { GridIconSprite } from './agenda-icons.tsx';
import { destinationOf, entranceOf, placeOf } from './cell-keys.ts';
import type { Cell, Column, Span } from './cells.ts';
import { Ghost } from './ghost.tsx';
import { GridColumn } from './grid-column.tsx';
import type { Move } from './moving.ts';
import { hourPixelsFor, type Density } from './scale.ts';
import { useMoves } from './use-moves.ts';
import styles from './time-grid.module.css';

/** What a cell was asked. */
export interface GridActs {
  /** A visit is shown, a free place is booked, an offer is followed. */
  readonly open: (cell: Cell, column: Column) => void;
  /** A visit was let go elsewhere. */
  readonly drop: (move: Move, column: Column) => void;
  readonly close: () => void;
}

interface TimeGridProps extends GridActs {
  readonly label: string;
  readonly columns: readonly Column[];
  /** Above the columns, in the same number of tracks; stays in sight. */
  readonly heads: ReactNode;
  readonly hours: Span;
  readonly density: Density;
  readonly today: string;
  /** The present minute of today. */
  readonly minute: number;
  readonly selectedId: string | null;
  /** Below this width in pixels a column does not shrink: the grid scrolls sideways. */
  readonly leastWidth: number;
  /** Columns too narrow for hours and icons: names only, the rest by edge and hour. */
  readonly narrow: boolean;
}

/**
 * Columns of people and rooms side by side, hours down. One tab stop: arrows go from cell to cell, Enter opens, M takes a
 * visit up and the arrows move it, exactly as dragging does (WCAG 2.5.7).
 */
export function TimeGrid(props: TimeGridProps) {
  const { columns, hours, today, minute, selectedId } = props;
  const gridId = useId();
  const hourPixels = useMemo(() => hourPixelsFor(props.density, columns), [props.density, columns]);
  const scroller = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  const place = placeOf(columns, wanted) ?? entranceOf(columns, columns[0]?.date === today ? minute : null);
  const active = place === null ? undefined : columns[place.column]?.cells[place.cell];
  const onDrop = (move: Move) => {
    const column = columns[move.column];
    if (column !== undefined) props.drop(move, column);
  };
  const moves = useMoves({ columns, hours, hourPixels, area, scroller, onDrop });
  useStartAtPresent(scroller, columns, hours, hourPixels, today, minute);
  useShowChosen(gridId, chosenKey(columns, selectedId));

  const go = (key: string) => {
    const next = place === null ? null : destinationOf(key, columns, place);
    const cell = next === null ? undefined : columns[next.column]?.cells[next.cell];
    if (cell === undefined) return false;
    setWanted(cell.key);
    document.getElementById(`${gridId}-${cell.key}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    return true;
  };
  const act = (key: string): boolean => {
    if (key === 'Escape') props.close();
    else if (active === undefined || place === null) return false;
    else if (key === 'Enter' || key === ' ') props.open(active, columns[place.column]!);
    else if (key === 'm' && active.kind === 'visit' && active.movable) moves.takeUp(active, place.column);
    else return go(key);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (!moves.key(event.key, event.shiftKey) && !act(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: MouseEvent) => {
    const key = event.target instanceof Element ? event.target.closest('[data-key]')?.getAttribute('data-key') : null;
    const at = placeOf(columns, key ?? null);
    const cell = at === null ? undefined : columns[at.column]?.cells[at.cell];
    if (at === null || cell === undefined) return;
    setWanted(cell.key);
    props.open(cell, columns[at.column]!);
  };

  // Days of several people are told apart by a stronger line.
  const grouped = columns.length > 1 && columns[0]?.date === columns[1]?.date;
  const tracks = `repeat(${String(columns.length)}, minmax(${String(props.leastWidth)}px, 1fr))`;
  return (
    <div ref={scroller} className={styles.scroller}>
      <GridIconSprite />
      <div
        className={styles.sheet}
        data-narrow={props.narrow || undefined}
        style={{
          minWidth: 48 + columns.length * props.leastWidth,
          ['--tracks' as string]: tracks,
          ['--hour' as string]: `${String(hourPixels)}px`,
        }}
      >
        <div className={styles.heads}>{props.heads}</div>
        <HourMarks
          hours={hours}
          hourPixels={hourPixels}
          minute={columns.some(({ date }) => date === today) ? minute : null}
        />
        <div
          ref={grid}
          role="grid"
          tabIndex={0}
          aria-label={props.label}
          aria-activedescendant={active === undefined ? undefined : `${gridId}-${active.key}`}
          className={styles.grid}
          style={{ height: ((hours.to - hours.from) / 60) * hourPixels }}
          onKeyDown={onKeyDown}
          onPointerDown={moves.onPointerDown}
          onClick={onClick}
        >
          <div ref={area} className={styles.columns} role="rowgroup">
            {columns.map((column, index) => (
              <GridColumn
                key={column.key}
                gridId={gridId}
                column={column}
                hours={hours}
                hourPixels={hourPixels}
                now={column.date === today ? minute : null}
                over={column.date < today}
                activeKey={place?.column === index ? (active?.key ?? null) : null}
                selectedId={selectedId}
                first={grouped && index > 0 && column.date !== columns[index - 1]?.date}
              />
            ))}
          </div>
        </div>
        <div className={styles.over}>
          <Ghost store={moves.store} columns={columns} hours={hours} hourPixels={hourPixels} />
        </div>
      </div>
    </div>
  );
}

function HourMarks(props: { readonly hours: Span; readonly hourPixels: number; readonly minute: number | null }) {
  const { hours, hourPixels, minute } = props;
  const y = (at: number): number => ((at - hours.from) / 60) * hourPixels;
  const marks = Array.from({ length: (hours.to - hours.from) / 60 + 1 }, (_, index) => hours.from + index * 60);
  return (
    <div className={styles.hours} aria-hidden="true">
      {marks.map((mark) => (
        <span key={mark} className={styles.hour} style={{ top: y(mark) }} data-first={mark === hours.from || undefined}>
          {clockText(mark)}
        </span>
      ))}
      {minute !== null && minute >= hours.from && minute <= hours.to && (
        <span className={styles.nowLabel} style={{ top: y(minute) }}>
          {clockText(minute)}
        </span>
      )}
    </div>
  );
}

/** The key of the visit shown beside, once it is in sight. */
function chosenKey(columns: readonly Column[], selectedId: string | null): string | null {
  const cells = columns.flatMap((column) => column.cells);
  return cells.find((cell) => cell.kind === 'visit' && cell.id === selectedId)?.key ?? null;
}

/** A visit chosen elsewhere, or just booked, is brought into sight. */
function useShowChosen(gridId: string, key: string | null): void {
  useLayoutEffect(() => {
    if (key === null) return;
    document.getElementById(`${gridId}-${key}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [gridId, key]);
}

/** Opens on the present hour a third down, or on the first hour; each day once. */
function useStartAtPresent(
  scroller: RefObject<HTMLElement | null>,
  columns: readonly Column[],
  hours: Span,
  hourPixels: number,
  today: string,
  minute: number,
): void {
  const days = `${columns[0]?.date ?? ''} ${columns.at(-1)?.date ?? ''} ${String(hourPixels)}`;
  const shown = useRef('');
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || shown.current === days || columns.length === 0) return;
    shown.current = days;
    const isToday = columns.some(({ date }) => date === today);
    const present = ((minute - hours.from) / 60) * hourPixels - element.clientHeight / 3;
    element.scrollTo({ top: isToday ? present : 0 });
  }, [scroller, days, columns, today, minute, hours, hourPixels]);
}

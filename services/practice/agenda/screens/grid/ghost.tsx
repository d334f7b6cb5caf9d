import { useSyncExternalStore } from 'react';
import { clockText } from '../time/clock-text.ts';
import type { Column, Span } from './cells.ts';
import type { MoveStore } from './moving.ts';
import styles from './ghost.module.css';

interface GhostProps {
  readonly store: MoveStore;
  readonly columns: readonly Column[];
  readonly hours: Span;
  readonly hourPixels: number;
}

/** Where the visit taken up would stand, said aloud at each step. */
export function Ghost({ store, columns, hours, hourPixels }: GhostProps) {
  const move = useSyncExternalStore(store.subscribe, store.current);
  const column = columns[move?.column ?? -1];
  return (
    <>
      <span className={styles.spoken} role="status">
        {move !== null &&
          column !== undefined &&
          `${move.visit.name} : ${clockText(move.span.from)} à ${clockText(move.span.to)}, ${column.label}. ` +
            'Entrée pour poser, Échap pour revenir.'}
      </span>
      {move !== null && (
        <>
          <div
            className={styles.origin}
            style={place(move.visit, move.fromColumn, columns.length, hours, hourPixels)}
            aria-hidden="true"
          />
          <div
            className={styles.ghost}
            style={{
              ...place(move.span, move.column, columns.length, hours, hourPixels),
              ['--ground' as string]: `var(--category-${String(move.visit.color)})`,
            }}
            data-ghost=""
            aria-hidden="true"
          >
            <strong>
              {clockText(move.span.from)} – {clockText(move.span.to)}
            </strong>
            <span>{move.visit.name}</span>
          </div>
        </>
      )}
    </>
  );
}

function place(span: Span, column: number, count: number, hours: Span, hourPixels: number) {
  return {
    left: `calc(${String((100 / count) * column)}% + 2px)`,
    width: `calc(${String(100 / count)}% - 4px)`,
    top: ((span.from - hours.from) / 60) * hourPixels,
    height: Math.max(16, ((span.to - span.from) / 60) * hourPixels - 1),
  };
}

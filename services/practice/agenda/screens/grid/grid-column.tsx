import { memo, useMemo } from 'react';
import type { Column, Span } from './cells.ts';
import { lanesOf } from './lanes.ts';
import { FreeBlock, OfferBlock, ShadeBlock } from './place-blocks.tsx';
import { VisitBlock } from './visit-block.tsx';
import styles from './time-grid.module.css';

interface GridColumnProps {
  readonly gridId: string;
  readonly column: Column;
  readonly hours: Span;
  readonly hourPixels: number;
  /** The present minute on today's columns; null on the others. */
  readonly now: number | null;
  /** Whether the whole day is over. */
  readonly over: boolean;
  readonly activeKey: string | null;
  readonly selectedId: string | null;
  /** First column of another day, in a week. */
  readonly first: boolean;
}

/** One person, room or device on one day: to whoever listens, a row of the grid. */
export const GridColumn = memo(function GridColumn(props: GridColumnProps) {
  const { gridId, column, hours, hourPixels, now, over, activeKey, selectedId } = props;
  const lanes = useMemo(() => lanesOf(column.cells), [column.cells]);
  const y = (minute: number): number => ((minute - hours.from) / 60) * hourPixels;
  return (
    <div className={styles.column} role="row" data-first={props.first || undefined}>
      <span className={styles.label} role="rowheader">
        {column.label}
      </span>
      {column.shades.map((shade) => (
        <ShadeBlock
          key={`${shade.kind}-${String(shade.from)}`}
          shade={shade}
          top={y(shade.from)}
          height={y(shade.to) - y(shade.from)}
        />
      ))}
      {now !== null && now >= hours.from && now <= hours.to && <span className={styles.now} style={{ top: y(now) }} />}
      {column.cells.map((cell, index) => {
        const lane = lanes[index];
        const common = {
          id: `${gridId}-${cell.key}`,
          top: y(cell.from) + 1,
          height: Math.max(14, y(cell.to) - y(cell.from) - 2),
          active: cell.key === activeKey,
        };
        if (cell.kind === 'free') return <FreeBlock key={cell.key} {...common} place={cell} />;
        if (cell.kind === 'offer') return <OfferBlock key={cell.key} {...common} place={cell} />;
        return (
          <VisitBlock
            key={cell.key}
            {...common}
            visit={cell}
            lane={lane?.lane ?? 0}
            lanes={lane?.lanes ?? 1}
            past={over || (now !== null && cell.to <= now && cell.state !== 'in-progress') || cell.state === 'done'}
            selected={cell.id === selectedId}
          />
        );
      })}
    </div>
  );
});

import { useVirtualizer } from '@tanstack/react-virtual';
import { useId, useMemo, useRef, type ReactNode } from 'react';
import { useShortcut } from '#platform/web/kit/shortcuts/registry.ts';
import tableStyles from '#platform/web/kit/table/data-table.module.css';
import { gridKeyDown } from '#platform/web/kit/table/grid-keys.ts';
import { TableRow } from '#platform/web/kit/table/table-row.tsx';
import type { ShownEntry } from '../../entry-shapes.ts';
import { DayRow } from './day-row.tsx';
import { withDays } from './day-rows.ts';
import type { EntryColumn } from './entry-columns.tsx';
import type { OpenedLine } from './use-opened-line.ts';
import styles from './lines.module.css';

interface EntriesTableProps {
  readonly entries: readonly ShownEntry[];
  readonly columns: readonly EntryColumn[];
  readonly line: OpenedLine;
  /** Two lines a row, as on a telephone. */
  readonly narrow: boolean;
  readonly onEndReached: () => void;
  /** Under the last line: more is coming, or could not come. */
  readonly foot: ReactNode;
}

const [DAY, LINE, NARROW_LINE, HEAD] = [30, 40, 60, 36];
const NEAR_THE_END = 30;

/**
 * The lines of the journal under their days, newest first. The house's table holds all its rows and filters them
 * itself; this one, with the same look and keys, shows what the server found, a page at a time.
 */
export function EntriesTable({ entries, columns, line, narrow, onEndReached, foot }: EntriesTableProps) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => withDays(entries), [entries]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'day' ? DAY : narrow ? NARROW_LINE : LINE),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 12,
    scrollPaddingStart: HEAD,
    onChange: ({ range }) => {
      if (range !== null && range.endIndex >= rows.length - NEAR_THE_END) onEndReached();
    },
  });
  const moveTo = (index: number) => {
    scroller.current?.focus({ preventScroll: true });
    const place = Math.max(0, Math.min(entries.length - 1, index));
    line.move(place);
    virtual.scrollToIndex(place === 0 ? 0 : rows.findIndex((row) => row.kind === 'line' && row.index === place));
  };
  useShortcut('j', 'Ligne suivante', () => moveTo(line.active + 1), { group: 'Journal' });
  useShortcut('k', 'Ligne précédente', () => moveTo(line.active - 1), { group: 'Journal' });
  useShortcut('escape', null, line.close, { enabled: line.opened !== undefined });
  const activeKey = entries[line.active]?.id;
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label="Lignes du journal"
      aria-rowcount={-1}
      aria-activedescendant={activeKey === undefined ? undefined : `${id}-${String(activeKey)}`}
      className={`${tableStyles.scroller ?? ''} ${styles.grid ?? ''}`}
      style={{ ['--columns' as string]: columns.map(({ width }) => width).join(' ') }}
      onKeyDown={gridKeyDown({
        ...{ count: entries.length, active: line.active, move: moveTo, close: line.close },
        ...{ open: () => line.open(line.active), select: null, selectAll: () => undefined },
        ...{ headColumns: 0, headColumn: 0, moveHead: () => undefined, sort: () => undefined },
      })}
    >
      <div role="rowgroup" className={`${tableStyles.head ?? ''} ${styles.heads ?? ''}`}>
        <div role="row" aria-rowindex={1} className={tableStyles.row}>
          {columns.map((column) => (
            <div key={column.id} role="columnheader" className={tableStyles.heading}>
              <span className={tableStyles.headingText}>{column.title}</span>
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={tableStyles.body} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const place = { index: item.index, top: item.start, height: item.size };
          if (row.kind === 'day') return <DayRow key={row.key} at={row.at} columns={columns.length} {...place} />;
          return (
            <TableRow
              key={row.key}
              id={`${id}-${row.key}`}
              row={row.entry}
              rowKey={row.key}
              {...place}
              columns={columns}
              active={row.index === line.active}
              opened={row.entry.id === line.opened?.id}
              selected={null}
              onOpen={() => line.open(row.index)}
              onSelect={() => undefined}
            />
          );
        })}
      </div>
      {foot}
    </div>
  );
}

import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useId, useRef, useState, type ReactNode } from 'react';
import { EmptyState } from '../empty-state.tsx';
import { useGo } from '../link.tsx';
import { useShortcut } from '../shortcuts/registry.ts';
import type { BulkAction } from './bulk-bar.tsx';
import type { Column, Sort } from './columns.ts';
import type { Filter } from './filters.ts';
import { gridKeyDown } from './grid-keys.ts';
import { TableHead } from './table-head.tsx';
import { TableRow } from './table-row.tsx';
import { TableToolbar } from './table-toolbar.tsx';
import { useColumns } from './use-columns.ts';
import { useTable } from './use-table.ts';
import styles from './data-table.module.css';

interface DataTableProps<Row> {
  /** Remembers the columns chosen, names the export: `membres`. */
  readonly name: string;
  /** What the table lists, to screen readers: "Membres de l'équipe". */
  readonly label: string;
  /** One row and several: `['membre', 'membres']`. */
  readonly noun: readonly [one: string, many: string];
  readonly rows: readonly Row[];
  /** Constants outside the component, like the columns and filters, so that rows are not drawn again for nothing. */
  readonly rowKey: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  readonly filters?: readonly Filter<Row>[];
  readonly initialSort?: Sort;
  readonly bulk?: readonly BulkAction<Row>[];
  /** What a row opens beside the table; usually a `SidePanel`. */
  readonly panel?: (row: Row, close: () => void) => ReactNode;
  /** The row's own page: Enter once its panel is open, or at once when there is no panel. */
  readonly pathOf?: (row: Row) => string;
  /** What opening a row does, where the page shows it by itself; in place of `panel` and `pathOf`. */
  readonly onOpen?: (row: Row) => void;
  /** When there is nothing at all to list; filters that leave nothing are told by the table. */
  readonly empty: ReactNode;
  /** Called when the end comes near, to read more. */
  readonly onEndReached?: () => void;
  /** 40 for one line, 52 for two. */
  readonly rowHeight?: 40 | 52;
  /** A search box that the page answers, by the server, in place of the table's own over its rows. */
  readonly box?: SearchBox;
}

/** What is typed in a table's search box, and what it finds. */
export interface SearchBox {
  readonly typed: string;
  readonly type: (text: string) => void;
  /** "Nom, date de naissance ou téléphone". */
  readonly label: string;
}

const noFilters: readonly [] = [];
const PHONE_WIDTH = 560;

/**
 * The list of the house: sorted, filtered, searched, exported; selection with bulk actions; ten thousand rows scroll
 * smoothly. One tab stop: J K or arrows move, Enter opens, Escape closes, Space selects, Ctrl-A selects all.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, rowKey, columns, filters = noFilters, bulk, panel, pathOf, onOpen } = props;
  const id = useId();
  const go = useGo();
  const own = useTable(rows, rowKey, columns, filters, props.initialSort ?? null);
  const table = props.box === undefined ? own : { ...own, typed: props.box.typed, type: props.box.type };
  const choice = useColumns(props.name, columns);
  const [active, setActive] = useState(0);
  const [headColumn, setHeadColumn] = useState(0);
  const [openedKey, setOpenedKey] = useState<string | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: measured, width } = useElementSize();
  const height = width > 0 && width < PHONE_WIDTH ? 60 : (props.rowHeight ?? 40);
  const virtual = useVirtualizer({
    count: table.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => table.keys[index] ?? index,
    overscan: 12,
    scrollPaddingStart: 36,
    onChange: ({ range }) => {
      if (range !== null && range.endIndex >= table.rows.length - 20) props.onEndReached?.();
    },
  });
  const openedIndex = openedKey === null ? -1 : table.keys.indexOf(openedKey);
  const opened = table.rows[openedIndex];

  const close = useCallback(() => setOpenedKey(null), []);
  const open = useCallback(
    (index: number) => {
      const row = table.rows[index];
      const key = table.keys[index];
      if (row === undefined || key === undefined) return;
      setActive(index);
      if (onOpen !== undefined) onOpen(row);
      else if (panel === undefined || key === openedKey) {
        if (pathOf !== undefined) go(pathOf(row));
      } else setOpenedKey(key);
      scroller.current?.focus({ preventScroll: true });
    },
    [table.rows, table.keys, panel, pathOf, onOpen, openedKey, go],
  );
  const move = (index: number) => {
    setActive(index);
    if (index < 0) return;
    virtual.scrollToIndex(index);
    if (openedKey !== null) setOpenedKey(table.keys[index] ?? null);
  };
  const moveFromAnywhere = (step: number) => {
    scroller.current?.focus({ preventScroll: true });
    move(Math.max(0, Math.min(table.rows.length - 1, active + step)));
  };
  useShortcut('j', 'Ligne suivante', () => moveFromAnywhere(1), { group: props.label });
  useShortcut('k', 'Ligne précédente', () => moveFromAnywhere(-1), { group: props.label });
  useShortcut('escape', null, close, { enabled: opened !== undefined });

  const selectable = bulk !== undefined && bulk.length > 0;
  const activeKey = table.keys[active];
  const onKeyDown = gridKeyDown({
    count: table.rows.length,
    active,
    move,
    open: () => open(active),
    close,
    select: selectable && activeKey !== undefined ? (toHere) => table.select(activeKey, toHere) : null,
    selectAll: () => table.selectAll(true),
    headColumns: choice.shown.length,
    headColumn,
    moveHead: setHeadColumn,
    sort: () => table.sortBy(choice.shown[headColumn]?.id ?? ''),
  });
  const everySelected = table.keys.length > 0 && table.keys.every((key) => table.selected.has(key));
  const some = table.selected.size > 0 ? 'some' : 'none';

  return (
    <div ref={measured} className={styles.table} data-fills-page data-narrow={height === 60 || undefined}>
      <TableToolbar
        name={props.name}
        noun={props.noun}
        all={rows}
        columns={columns}
        filters={filters}
        table={table}
        choice={choice}
        bulk={bulk ?? []}
        rowKey={rowKey}
        searchLabel={props.box?.label}
      />
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label={props.label}
        aria-rowcount={table.rows.length + 1}
        aria-multiselectable={selectable || undefined}
        aria-activedescendant={
          active === -1
            ? `${id}-head-${String(headColumn)}`
            : activeKey === undefined
              ? undefined
              : `${id}-${activeKey}`
        }
        className={styles.scroller}
        data-empty={table.rows.length === 0 || undefined}
        style={{
          ['--columns' as string]: [
            selectable ? '36px' : '',
            ...choice.shown.map((column) => column.width ?? 'minmax(120px, 1fr)'),
          ].join(' '),
        }}
        onKeyDown={onKeyDown}
      >
        <TableHead
          id={id}
          columns={choice.shown}
          sort={table.sort}
          onSort={table.sortBy}
          active={active === -1 ? headColumn : null}
          selection={selectable ? (everySelected ? 'all' : some) : null}
          onSelectAll={table.selectAll}
        />
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = table.rows[item.index];
            const key = table.keys[item.index];
            return row === undefined || key === undefined ? null : (
              <TableRow
                key={key}
                id={`${id}-${key}`}
                row={row}
                rowKey={key}
                index={item.index}
                top={item.start}
                height={height}
                columns={choice.shown}
                active={item.index === active}
                opened={key === openedKey}
                selected={selectable ? table.selected.has(key) : null}
                onOpen={open}
                onSelect={table.select}
              />
            );
          })}
        </div>
      </div>
      {rows.length === 0 && props.empty}
      {rows.length > 0 && table.rows.length === 0 && (
        <EmptyState title="Rien avec ces filtres" action={<Button onClick={table.showAll}>Tout montrer</Button>} />
      )}
      {opened !== undefined && panel?.(opened, close)}
    </div>
  );
}

import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { counted, number } from '../../french/numbers.ts';
import { useShortcut } from '../shortcuts/registry.ts';
import { BulkBar, type BulkAction } from './bulk-bar.tsx';
import type { Column } from './columns.ts';
import { FilterChips } from './filter-chips.tsx';
import type { Filter } from './filters.ts';
import { TableMenu } from './table-menu.tsx';
import type { ColumnChoice } from './use-columns.ts';
import type { TableState } from './use-table.ts';
import styles from './data-table.module.css';

interface TableToolbarProps<Row> {
  readonly name: string;
  readonly noun: readonly [one: string, many: string];
  /** All rows, before filters. */
  readonly all: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly filters: readonly Filter<Row>[];
  readonly table: TableState<Row>;
  readonly choice: ColumnChoice<Row>;
  readonly bulk: readonly BulkAction<Row>[];
  readonly rowKey: (row: Row) => string;
  /** What the search box finds by, when the page answers it. */
  readonly searchLabel: string | undefined;
}

/** Above a table: search, filters, how many rows, its menu; or what to do with the rows selected. */
export function TableToolbar<Row>(props: TableToolbarProps<Row>) {
  const { table, all, noun, rowKey } = props;
  const search = useRef<HTMLInputElement>(null);
  useShortcut('/', 'Chercher dans la liste', () => search.current?.focus());
  if (table.selected.size > 0) {
    const selected = all.filter((row) => table.selected.has(rowKey(row)));
    return <BulkBar rows={selected} actions={props.bulk} onDone={() => table.selectAll(false)} />;
  }
  const narrowed = table.rows.length < all.length ? ` sur ${number(all.length)}` : '';
  return (
    <div className={styles.toolbar}>
      <TextInput
        ref={search}
        className={(props.searchLabel === undefined ? styles.search : styles.wideSearch) ?? ''}
        type="search"
        aria-label={props.searchLabel ?? 'Chercher dans la liste'}
        placeholder={props.searchLabel ?? 'Chercher'}
        leftSection={<IconSearch size={18} stroke={1.75} />}
        value={table.typed}
        onChange={({ currentTarget }) => table.type(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || table.typed === '') return;
          event.preventDefault();
          table.type('');
        }}
      />
      <FilterChips rows={all} filters={props.filters} chosen={table.chosen} onChange={table.choose} />
      <span className={styles.count} role="status">
        {table.rows.length === all.length ? counted(all.length, ...noun) : `${number(table.rows.length)}${narrowed}`}
      </span>
      <TableMenu name={props.name} rows={table.rows} columns={props.columns} choice={props.choice} />
    </div>
  );
}

import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { Column, Sort } from './columns.ts';
import styles from './data-table.module.css';

interface TableHeadProps<Row> {
  readonly id: string;
  readonly columns: readonly Column<Row>[];
  readonly sort: Sort | null;
  readonly onSort: (column: string) => void;
  /** Column the keyboard is on; null when it is in the rows. */
  readonly active: number | null;
  /** Whether all, some or no rows are selected; null when rows cannot be. */
  readonly selection: 'all' | 'some' | 'none' | null;
  readonly onSelectAll: (wanted: boolean) => void;
}

/** The head of a table, always in sight; a column asked for orders the rows. */
export function TableHead<Row>({ id, columns, sort, onSort, active, selection, onSelectAll }: TableHeadProps<Row>) {
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.row}>
        {selection !== null && (
          <div role="columnheader" className={styles.check}>
            <input
              type="checkbox"
              tabIndex={-1}
              aria-label="Choisir toutes les lignes"
              checked={selection === 'all'}
              ref={(box) => {
                if (box !== null) box.indeterminate = selection === 'some';
              }}
              onChange={({ currentTarget }) => onSelectAll(currentTarget.checked)}
            />
          </div>
        )}
        {columns.map((column, index) => {
          const direction = sort?.column === column.id ? sort.direction : null;
          const Arrow = direction === 'descending' ? IconArrowDown : IconArrowUp;
          return (
            <div
              key={column.id}
              id={`${id}-head-${String(index)}`}
              role="columnheader"
              aria-sort={direction ?? 'none'}
              className={styles.heading}
              data-align={column.align}
              data-active={active === index || undefined}
              onClick={() => onSort(column.id)}
            >
              <span className={styles.headingText}>{column.title}</span>
              {direction !== null && <Arrow size={14} stroke={2} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

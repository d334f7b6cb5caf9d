import { memo, type MouseEvent } from 'react';
import { placesOnPhone, type Column } from './columns.ts';
import styles from './data-table.module.css';

interface TableRowProps<Row> {
  readonly id: string;
  readonly row: Row;
  readonly rowKey: string;
  /** From 0, among the rows shown. */
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly columns: readonly Column<Row>[];
  readonly active: boolean;
  readonly opened: boolean;
  /** Null when rows cannot be selected. */
  readonly selected: boolean | null;
  readonly onOpen: (index: number) => void;
  readonly onSelect: (key: string, toHere: boolean) => void;
}

function Row<Value>(props: TableRowProps<Value>) {
  const { row, columns, selected, rowKey, onSelect } = props;
  const places = placesOnPhone(columns);
  const check = (event: MouseEvent) => {
    event.stopPropagation();
    onSelect(rowKey, event.shiftKey);
  };
  return (
    <div
      id={props.id}
      role="row"
      aria-rowindex={props.index + 2}
      aria-selected={selected ?? undefined}
      className={styles.row}
      data-active={props.active || undefined}
      data-opened={props.opened || undefined}
      style={{ height: props.height, transform: `translateY(${String(props.top)}px)` }}
      onClick={() => props.onOpen(props.index)}
    >
      {selected !== null && (
        <div role="gridcell" className={styles.check} onClick={check}>
          <input type="checkbox" tabIndex={-1} aria-label="Choisir cette ligne" checked={selected} readOnly />
        </div>
      )}
      {columns.map((column, index) => (
        <div
          key={column.id}
          role={index === 0 ? 'rowheader' : 'gridcell'}
          className={styles.cell}
          data-align={column.align}
          data-mono={column.mono || undefined}
          data-phone={places[index]}
        >
          {column.show === undefined ? column.value(row) : column.show(row)}
        </div>
      ))}
    </div>
  );
}

/** One row; drawn again only when something of it changed. */
export const TableRow = memo(Row) as typeof Row;

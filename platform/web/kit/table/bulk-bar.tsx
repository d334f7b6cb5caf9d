import { Button } from '@mantine/core';
import type { Icon } from '../../screen-module.ts';
import { counted } from '../../french/numbers.ts';
import { announceFailure } from '../undo.tsx';
import styles from './data-table.module.css';

/** Something done to all selected rows at once, with an undo. */
export interface BulkAction<Row> {
  readonly label: string;
  readonly icon?: Icon;
  readonly run: (rows: readonly Row[]) => void | Promise<unknown>;
}

interface BulkBarProps<Row> {
  readonly rows: readonly Row[];
  readonly actions: readonly BulkAction<Row>[];
  readonly onDone: () => void;
}

/** In place of the filters while rows are selected: how many, what to do, a way out. */
export function BulkBar<Row>({ rows, actions, onDone }: BulkBarProps<Row>) {
  const run = async (action: BulkAction<Row>) => {
    try {
      await action.run(rows);
      onDone();
    } catch (cause) {
      announceFailure(cause);
    }
  };
  return (
    <div className={styles.bulk} role="group" aria-label="Lignes choisies">
      <strong role="status">{counted(rows.length, 'choisi')}</strong>
      {actions.map((action) => (
        <Button
          key={action.label}
          leftSection={action.icon === undefined ? undefined : <action.icon size={18} stroke={1.75} />}
          onClick={() => void run(action)}
        >
          {action.label}
        </Button>
      ))}
      <Button variant="subtle" onClick={onDone}>
        Tout désélectionner
      </Button>
    </div>
  );
}

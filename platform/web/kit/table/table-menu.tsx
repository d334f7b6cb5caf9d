import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconDownload } from '@tabler/icons-react';
import { saveFile } from '../../api/files.ts';
import type { Column } from './columns.ts';
import { toCsv } from './csv.ts';
import type { ColumnChoice } from './use-columns.ts';

interface TableMenuProps<Row> {
  /** Names the exported file. */
  readonly name: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly choice: ColumnChoice<Row>;
}

/** What one may do with the table itself: keep it as a file, choose its columns. */
export function TableMenu<Row>({ name, rows, columns, choice }: TableMenuProps<Row>) {
  const exportRows = () => saveFile(new Blob([toCsv(rows, choice.shown)], { type: 'text/csv' }), `${name}.csv`);
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" aria-label="Colonnes et export">
          <IconDots size={20} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconDownload size={20} stroke={1.75} />} closeMenuOnClick onClick={exportRows}>
          Exporter en CSV
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>Colonnes</Menu.Label>
        {columns.slice(1).map(({ id, title }) => (
          <Menu.CheckboxItem key={id} checked={choice.isShown(id)} onChange={() => choice.toggle(id)}>
            {title}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

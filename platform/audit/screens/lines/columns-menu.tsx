import { ActionIcon, Menu } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import type { ColumnChoice } from '#platform/web/kit/table/use-columns.ts';
import type { ShownEntry } from '../../entry-shapes.ts';
import { entryColumns } from './entry-columns.tsx';

/** Which columns one wants to see; remembered on this computer. */
export function ColumnsMenu({ choice }: { readonly choice: ColumnChoice<ShownEntry> }) {
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" aria-label="Colonnes">
          <IconColumns3 size={20} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Colonnes</Menu.Label>
        {entryColumns.slice(1).map(({ id, title }) => (
          <Menu.CheckboxItem key={id} checked={choice.isShown(id)} onChange={() => choice.toggle(id)}>
            {title}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

import { ActionIcon, Button, Popover } from '@mantine/core';
import { IconCalendarSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { DateField } from '#platform/web/kit/form/date-field.tsx';
import { useShortcut } from '#platform/web/kit/shortcuts/registry.ts';
import styles from './agenda-head.module.css';

/** A date typed as people write it, from the keys G D or beside the name of the month. */
export function GoToDate({ onDate }: { readonly onDate: (date: string) => void }) {
  const [opened, setOpened] = useState(false);
  const [value, setValue] = useState('');
  useShortcut('g d', 'Aller à une date', () => setOpened(true), { group: 'Agenda' });
  const go = () => {
    if (value === '') return;
    setOpened(false);
    setValue('');
    onDate(value);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" aria-label="Aller à une date" onClick={() => setOpened(!opened)}>
          <IconCalendarSearch size={16} stroke={1.75} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            go();
          }}
        >
          <DateField
            {...{ id: 'agenda-go-to', name: 'date', error: undefined, value, onChange: setValue }}
            label="Aller à une date"
            help="12/3, lundi, demain…"
          />
          <Button type="submit" disabled={value === ''}>
            Y aller
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

import { Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import styles from './filters.module.css';

interface ChipProps {
  /** What it filters by, to screen readers: "Personne". */
  readonly title: string;
  /** Its part of the sentence: "tout le monde". */
  readonly words: ReactNode;
  /** Whether it narrows what is shown. */
  readonly chosen: boolean;
  /** What it opens; `close` once something was chosen. */
  readonly children: (close: () => void) => ReactNode;
}

/** A part of the sentence of filters, which opens its choices. */
export function Chip({ title, words, chosen, children }: ChipProps) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={styles.chip}
          data-chosen={chosen || undefined}
          onClick={() => setOpened(!opened)}
        >
          <span className={styles.hidden}>{title} : </span>
          {words}
          <IconChevronDown size={14} stroke={2} />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={title}>{children(() => setOpened(false))}</Popover.Dropdown>
    </Popover>
  );
}

import { IconCheck, IconChevronRight, IconPlus, IconTransform, IconX } from '@tabler/icons-react';
import { dotted } from '../words.ts';
import styles from './margin-code.module.css';

const ICONS = { accepted: IconCheck, refused: IconX, replaced: IconTransform, added: IconPlus, '': IconX } as const;

interface MarginCodeProps {
  readonly id: string;
  readonly code: string;
  /** State of its line; '' for what was set aside. */
  readonly state: string;
  readonly focused: boolean;
}

/** The code in the margin, beside its line. For the eye and the mouse: the list of decisions says the same in words. */
export function MarginCode({ id, code, state, focused }: MarginCodeProps) {
  const Icon = ICONS[state as keyof typeof ICONS];
  return (
    <span
      className={styles.code}
      data-mark={id}
      data-code-of={id}
      data-state={state}
      data-focused={focused || undefined}
      aria-hidden="true"
    >
      {focused ? (
        <IconChevronRight size={13} stroke={2.25} />
      ) : Icon === undefined ? (
        <i className={styles.waiting} />
      ) : (
        <Icon size={13} stroke={2} />
      )}
      <code>{dotted(code)}</code>
    </span>
  );
}

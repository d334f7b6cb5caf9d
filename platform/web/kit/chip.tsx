import type { ReactNode } from 'react';
import type { Icon } from '../screen-module.ts';
import styles from './chip.module.css';

/** What a state means for whoever reads it; `saffron` only for what awaits a choice. */
export type Tone = 'neutral' | 'brand' | 'ok' | 'warn' | 'bad' | 'info' | 'saffron';

interface StateChipProps {
  readonly tone?: Tone;
  /** Says it without colour too. */
  readonly icon?: Icon;
  readonly children: ReactNode;
}

/** A state, round: `<StateChip tone="ok" icon={IconCircleCheck}>En cours</StateChip>`. */
export function StateChip({ tone = 'neutral', icon: ChipIcon, children }: StateChipProps) {
  return (
    <span className={styles.chip} data-shape="state" data-tone={tone}>
      {ChipIcon !== undefined && <ChipIcon size={16} stroke={1.75} />}
      {children}
    </span>
  );
}

/** What is simulated or automatic, dashed: `<AutomaticChip>proposition automatique</AutomaticChip>`. */
export function AutomaticChip({ children }: { readonly children: ReactNode }) {
  return (
    <span className={styles.chip} data-shape="automatic">
      {children}
    </span>
  );
}

import { useEffect, useRef } from 'react';
import { ROLES } from '../../engine/types.ts';
import { dotted } from '../words.ts';
import type { SearchChoice } from './search-choices.ts';
import styles from './code-search-dialog.module.css';

interface ChoiceLineProps {
  readonly id: string;
  readonly choice: SearchChoice;
  readonly current: boolean;
  readonly onTake: () => void;
}

/** A code one may take: in which roles it is admitted, or why not here. */
export function ChoiceLine({ id, choice, current, onTake }: ChoiceLineProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (current) line.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const { code, label, allowed, whyNot, group } = choice;
  return (
    <div
      ref={line}
      id={id}
      role="option"
      tabIndex={-1}
      className={styles.choice}
      aria-selected={current}
      aria-disabled={whyNot !== null}
      onClick={onTake}
    >
      <code>{dotted(code)}</code>
      <span>
        <span className={styles.label}>{label}</span>
        {whyNot !== null && <span className={styles.whyNot}>{whyNot}</span>}
        {whyNot === null && group === 'alternatives' && <span className={styles.whyNot}>autre possibilité</span>}
      </span>
      <span className={styles.flags}>
        {allowed !== null &&
          ROLES.map((role) => (
            <span key={role} data-allowed={allowed[role]}>
              {role}
              {!allowed[role] && <span className={styles.hidden}> non admis</span>}
            </span>
          ))}
      </span>
    </div>
  );
}

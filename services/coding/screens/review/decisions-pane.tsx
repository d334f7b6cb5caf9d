import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { AutomaticChip } from '#platform/web/kit/chip.tsx';
import { KeyHint } from '#platform/web/kit/key-hint.tsx';
import type { Role } from '../../engine/types.ts';
import { ROLE_NAMES } from '../words.ts';
import { DecisionCard } from './decision-card.tsx';
import { DecisionLine } from './decision-line.tsx';
import type { CardActs } from './card-acts.ts';
import type { Review } from './use-review.ts';
import styles from './decisions-pane.module.css';

interface DecisionsPaneProps {
  readonly review: Review;
  readonly acts: CardActs;
  readonly onAdd: (role: Role) => void;
  /** Alarms and doubts, above the groups. */
  readonly head?: ReactNode;
  /** Folded at the bottom: what was seen and set aside. */
  readonly foot: ReactNode;
}

/** Decisions by role: decided in one line, to decide in two, focused in a card. */
export function DecisionsPane({ review, acts, onAdd, head, foot }: DecisionsPaneProps) {
  const { groups, focused, view } = review;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    if (event.target instanceof Element && event.target.closest('input, textarea, [role="menu"]') !== null) return;
    event.preventDefault();
    review.move(event.key === 'ArrowDown' ? 1 : -1);
  };
  return (
    <section className={styles.pane} aria-label="Décisions">
      <div className={styles.scroll} data-decisions role="group" aria-label="Décisions par rôle" onKeyDown={onKeyDown}>
        <p className={styles.what}>
          <AutomaticChip>propositions automatiques</AutomaticChip>
          <span>Chaque code reste une proposition tant que le codage n’est pas clos.</span>
        </p>
        {head}
        {groups.map(({ role, lines }) => (
          <section key={role} className={styles.group} aria-label={`${role}, ${ROLE_NAMES[role]}`}>
            <h2 className={styles.role}>
              <abbr title={ROLE_NAMES[role]} data-role={role}>
                {role}
              </abbr>
            </h2>
            <div>
              <ol className={styles.lines}>
                {lines.map((line) => (
                  <li key={line.id}>
                    {line.id === focused?.id ? (
                      <DecisionCard line={line} acts={acts} />
                    ) : (
                      <DecisionLine line={line} onFocus={review.focus} />
                    )}
                  </li>
                ))}
              </ol>
              {lines.length === 0 && <p className={styles.none}>rien trouvé</p>}
              {view.remaining
                .filter((left) => left.role === role && left.kind !== 'undecided' && left.kind !== 'empty-role')
                .map(({ kind, text, code }) => (
                  <p key={`${kind}${code ?? ''}`} className={styles.rule}>
                    {text}
                  </p>
                ))}
            </div>
            {acts.may && (role === 'DAS' || lines.length === 0) && (
              <Button
                className={styles.add ?? ''}
                size="compact-sm"
                variant="subtle"
                aria-label={`Ajouter un code en ${role}`}
                leftSection={<IconPlus size={16} stroke={1.75} />}
                rightSection={role === 'DAS' ? <KeyHint keys="a" /> : undefined}
                onClick={() => onAdd(role)}
              >
                Ajouter
              </Button>
            )}
          </section>
        ))}
        <p className={styles.responsibility}>{view.notices.responsibility}</p>
      </div>
      {foot}
    </section>
  );
}

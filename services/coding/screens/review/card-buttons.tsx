import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { KeyHint } from '#platform/web/kit/key-hint.tsx';
import { REFUSAL_REASONS } from '../../api/decisions.ts';
import type { CardActs } from './card-acts.ts';
import type { RefusalReason } from './new-decision.ts';
import type { ReviewLine } from './review-lines.ts';
import styles from './decision-card.module.css';

interface CardButtonsProps {
  readonly line: ReviewLine;
  readonly acts: CardActs;
}

const REASONS = Object.entries(REFUSAL_REASONS) as readonly (readonly [RefusalReason, string])[];

/** Accept, refuse, replace: each with its key. Closed to whoever may not decide, with the reason. */
export function CardButtons({ line, acts }: CardButtonsProps) {
  return (
    <>
      <div className={styles.buttons}>
        <Button
          variant={line.state === 'undecided' ? 'filled' : 'default'}
          disabled={!acts.may}
          {...(line.state === 'accepted' ? { 'data-disabled': true, 'aria-disabled': true } : {})}
          rightSection={<KeyHint keys="enter" quiet />}
          onClick={() => acts.accept(line)}
        >
          Accepter
        </Button>
        <div className={styles.pair}>
          <Button disabled={!acts.may} rightSection={<KeyHint keys="x" />} onClick={() => acts.refuse(line)}>
            Refuser
          </Button>
          <Menu>
            <Menu.Target>
              <ActionIcon
                variant="default"
                disabled={!acts.may}
                aria-label="Refuser en disant pourquoi"
                data-refuse-why
              >
                <IconChevronDown size={16} stroke={1.75} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>Refuser parce que</Menu.Label>
              {REASONS.map(([reason, words]) => (
                <Menu.Item key={reason} onClick={() => acts.refuse(line, reason)}>
                  {words}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </div>
        <Button disabled={!acts.may} rightSection={<KeyHint keys="r" />} onClick={() => acts.replace(line)}>
          Remplacer
        </Button>
      </div>
      {!acts.may && acts.whyNot !== null && <p className={styles.whyNot}>{acts.whyNot}</p>}
    </>
  );
}

import { Button } from '@mantine/core';
import { REFUSAL_REASONS } from '../../api/decisions.ts';
import { momentText } from '../dates.ts';
import { serverNow } from '#platform/web/session/now.ts';
import { dotted, PROFILE_WORDS } from '../words.ts';
import type { CardActs } from './card-acts.ts';
import { LineIcon } from './line-icon.tsx';
import type { ReviewLine } from './review-lines.ts';
import styles from './decision-card.module.css';

const VERBS = { accepted: 'Acceptée', refused: 'Refusée', replaced: 'Remplacée', added: 'Saisie' } as const;

/** On a decided line: what was decided, by whom, when; and the way back. */
export function CardDecided({ line, acts }: { readonly line: ReviewLine; readonly acts: CardActs }) {
  const { decision } = line;
  if (decision === null) return null;
  const became =
    decision.kind === 'replaced'
      ? ` par ${dotted(decision.code)} ${decision.label}${decision.role === line.role ? '' : ` en ${decision.role}`}`
      : '';
  const why = decision.reason === null ? '' : ` : ${REFUSAL_REASONS[decision.reason]}`;
  return (
    <p className={styles.decided}>
      <LineIcon state={decision.kind} />
      <span>
        <b>
          {VERBS[decision.kind]}
          {became}
          {why}
        </b>
        , {decision.by.name}, {PROFILE_WORDS[decision.by.profile]}, {momentText(decision.at, serverNow())}
      </span>
      {acts.may && (
        <Button size="compact-sm" variant="subtle" onClick={() => acts.withdraw(line)}>
          {decision.kind === 'added' ? 'Retirer' : 'Revenir dessus'}
        </Button>
      )}
    </p>
  );
}

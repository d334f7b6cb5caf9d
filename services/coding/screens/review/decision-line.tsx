import { memo } from 'react';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ConfidenceBars } from '#platform/web/kit/confidence-bars.tsx';
import { REFUSAL_REASONS } from '../../api/decisions.ts';
import { clockTime } from '#platform/web/french/dates.ts';
import { initialsOf } from '#platform/web/kit/initials.ts';
import { dotted, quoted } from '../words.ts';
import type { ReviewLine } from './review-lines.ts';
import { LineIcon } from './line-icon.tsx';
import styles from './decision-line.module.css';

interface DecisionLineProps {
  readonly line: ReviewLine;
  readonly onFocus: (id: string) => void;
}

/** A line that has not the focus: one line of 28 px once decided, two while it waits. */
export const DecisionLine = memo(function DecisionLine({ line, onFocus }: DecisionLineProps) {
  const { proposal, state } = line;
  const waits = state === 'undecided' && proposal !== null;
  const code = line.decision?.kind === 'replaced' ? line.decision.code : line.code;
  const label = line.decision?.kind === 'replaced' ? line.decision.label : line.label;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.line}
      data-state={state}
      data-line={line.id}
      onClick={() => onFocus(line.id)}
    >
      <LineIcon state={state} />
      <code className={styles.code}>{dotted(code)}</code>
      <span className={styles.label}>
        <span className={styles.name}>{label}</span>
        {proposal?.contested === true && (
          <span className={styles.contested}>
            <IconAlertTriangle size={14} stroke={1.75} /> contesté
          </span>
        )}
        {waits && <Rival line={line} />}
      </span>
      <span className={styles.aside}>{waits ? <ConfidenceBars level={proposal.band} /> : <Outcome line={line} />}</span>
      {waits && (
        <span className={styles.second}>
          <span>
            {proposal.quotes[0] === undefined ? 'aucun extrait ne la soutient' : quoted(proposal.quotes[0].text)}
          </span>
          {proposal.band !== 'high' && proposal.notes[0] !== undefined && (
            <span className={styles.doubt}>{proposal.notes[0].text}</span>
          )}
        </span>
      )}
    </button>
  );
}, unchanged);

/** A decision makes new lines of all; only those whose proposal or decision is another are drawn again. */
function unchanged(one: DecisionLineProps, other: DecisionLineProps): boolean {
  return (
    one.onFocus === other.onFocus &&
    one.line.proposal === other.line.proposal &&
    one.line.decision === other.line.decision
  );
}

/** Below "élevée", the code that might be the right one stands beside. */
function Rival({ line }: { readonly line: ReviewLine }) {
  const rival = line.proposal?.alternatives[0];
  if (rival === undefined || line.proposal?.band === 'high') return null;
  return (
    <span className={styles.rival}>
      ou <b>{dotted(rival.code)}</b>
    </span>
  );
}

/** Who and when, or what became of the proposal. */
function Outcome({ line: { decision, state, code, role } }: { readonly line: ReviewLine }) {
  if (decision === null) return null;
  const who = `${initialsOf(decision.by.name)} ${clockTime(decision.at)}`;
  if (state === 'refused')
    return <>{decision.reason === null ? `refusée, ${who}` : `refusée : ${REFUSAL_REASONS[decision.reason]}`}</>;
  if (state === 'added') return <>saisie, {who}</>;
  if (state !== 'replaced') return <>{who}</>;
  return (
    <>
      {decision.code !== code && (
        <>
          remplace <s>{dotted(code)}</s>
        </>
      )}
      {decision.role !== role && ` passe en ${decision.role}`}
    </>
  );
}

import { useEffect, useRef } from 'react';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconFlag } from '@tabler/icons-react';
import { AutomaticChip, StateChip } from '#platform/web/kit/chip.tsx';
import { ConfidenceBars } from '#platform/web/kit/confidence-bars.tsx';
import { KeyHint } from '#platform/web/kit/key-hint.tsx';
import { asSet, dotted, SOURCE_WORDS } from '../words.ts';
import { CardAlternatives } from './card-alternatives.tsx';
import { CardButtons } from './card-buttons.tsx';
import { CardDecided } from './card-decided.tsx';
import { CardQuotes } from './card-quotes.tsx';
import type { CardActs } from './card-acts.ts';
import type { ReviewLine } from './review-lines.ts';
import styles from './decision-card.module.css';

interface DecisionCardProps {
  readonly line: ReviewLine;
  readonly acts: CardActs;
}

/** The line one works on: the code, the words that justify it, why, the doubt, and the acts. */
export function DecisionCard({ line, acts }: DecisionCardProps) {
  const { proposal } = line;
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    const here = document.activeElement;
    const free = here === null || here === document.body || here.closest('[data-decisions]') !== null;
    if (free) card.current?.focus({ preventScroll: true });
    card.current?.scrollIntoView({ block: 'nearest' });
  }, [line.id]);
  const source = proposal === null ? null : SOURCE_WORDS[proposal.source];
  return (
    <article
      ref={card}
      className={styles.card}
      tabIndex={0}
      data-card
      aria-label={`${dotted(line.code)}, ${line.label}, ${line.role}`}
    >
      <header className={styles.head}>
        <code className={styles.code}>{dotted(line.code)}</code>
        <h3 className={styles.label}>{line.label}</h3>
        {proposal !== null && <ConfidenceBars level={proposal.band} full />}
      </header>
      <CardDecided line={line} acts={acts} />
      {proposal !== null && (
        <>
          <dl className={styles.facts}>
            <CardQuotes quotes={proposal.quotes} onShow={(quote) => acts.showText(line, quote)} />
            <div>
              <dt>Raison</dt>
              <dd>{asSet(proposal.reason)}</dd>
            </div>
            {proposal.notes.map((note) => (
              <div key={note.rule}>
                <dt>Attention</dt>
                <dd className={styles.note}>
                  <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" /> {asSet(note.text)}
                </dd>
              </div>
            ))}
            <CardAlternatives line={line} acts={acts} />
          </dl>
          <CardButtons line={line} acts={acts} />
          <footer className={styles.foot}>
            <AutomaticChip>proposition automatique : {source}</AutomaticChip>
            {proposal.contested && (
              <StateChip tone="warn" icon={IconAlertTriangle}>
                contesté
              </StateChip>
            )}
            {acts.report !== null && (
              <Button
                size="compact-sm"
                variant="subtle"
                className={styles.report ?? ''}
                leftSection={<IconFlag size={16} stroke={1.75} />}
                rightSection={<KeyHint keys="s" />}
                onClick={() => acts.report?.(line)}
              >
                Signaler
              </Button>
            )}
          </footer>
        </>
      )}
    </article>
  );
}

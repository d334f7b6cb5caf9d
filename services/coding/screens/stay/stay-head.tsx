import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useEffect, type ReactNode } from 'react';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { useGo } from '#platform/web/kit/link.tsx';
import { useShortcut } from '#platform/web/kit/shortcuts/registry.ts';
import type { StayLine } from '../../api/stays.ts';
import { ageText, stayDates } from '../dates.ts';
import { REVIEW_KEYS } from '../review/review-keys.ts';
import { HOSPITALIZATION_WORDS } from '../words.ts';
import { useNeighbours } from './neighbours.ts';
import { StateOfStay } from './state-of-stay.tsx';
import styles from './stay-head.module.css';

interface StayHeadProps {
  readonly stay: StayLine;
  /** At the right: menu and the one next act. */
  readonly actions: ReactNode;
}

/** Which stay this is: the way to its neighbours, its facts, and what one may do with it. */
export function StayHead({ stay, actions }: StayHeadProps) {
  const { previous, next, place, total } = useNeighbours(stay.id);
  const go = useGo();
  const open = (id: string | null) => {
    if (id !== null) go(`/codage/${id}`);
  };
  useShortcut(REVIEW_KEYS.previousStay.keys, REVIEW_KEYS.previousStay.title, () => open(previous), {
    ...{ enabled: previous !== null, group: REVIEW_KEYS.previousStay.group },
  });
  useShortcut(REVIEW_KEYS.nextStay.keys, REVIEW_KEYS.nextStay.title, () => open(next), {
    ...{ enabled: next !== null, group: REVIEW_KEYS.nextStay.group },
  });
  useEffect(() => {
    document.title = `Séjour ${stay.localId} · Cabinet`;
  }, [stay.localId]);
  const facts = [
    [ageText(stay.birthYear, stay.admittedOn), stay.sex].filter(Boolean).join(', '),
    stay.unit,
    HOSPITALIZATION_WORDS[stay.hospitalization],
    stayDates(stay.admittedOn, stay.dischargedOn),
    place === null ? null : `${place} sur ${total}`,
  ].filter((fact): fact is string => fact !== null && fact !== '');
  return (
    <header className={styles.head}>
      <div className={styles.ways} data-print="hide">
        <Tooltip label="Séjour précédent (Maj K)">
          <ActionIcon
            variant="subtle"
            aria-label="Séjour précédent"
            disabled={previous === null}
            onClick={() => open(previous)}
          >
            <IconChevronUp size={20} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Séjour suivant (Maj J)">
          <ActionIcon variant="subtle" aria-label="Séjour suivant" disabled={next === null} onClick={() => open(next)}>
            <IconChevronDown size={20} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </div>
      <h1 id="page-title" className={styles.title}>
        <span className={styles.word}>Séjour</span> {stay.localId}
      </h1>
      <ul className={styles.facts} aria-label="Faits du séjour">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {stay.datesFrom === 'import-day' && <StateChip tone="warn">dates à corriger</StateChip>}
      {stay.state !== 'to-review' && <StateOfStay state={stay.state} />}
      <div className={styles.actions} data-print="hide">
        {actions}
      </div>
    </header>
  );
}

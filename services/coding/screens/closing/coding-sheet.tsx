import { IconCircleCheck } from '@tabler/icons-react';
import { Facts } from '#platform/web/kit/facts.tsx';
import type { StayView } from '../../api/review.ts';
import type { Coding } from '../../api/validation.ts';
import { serverNow } from '#platform/web/session/now.ts';
import { momentText, stayDates } from '../dates.ts';
import { HOSPITALIZATION_WORDS, PROFILE_WORDS } from '../words.ts';
import { FinalCodes } from './final-codes.tsx';
import { DEPENDENCY_ITEMS, SEVERITY_WORDS, type DependencyItem } from './statement.ts';
import styles from './coding-sheet.module.css';

/** The coded stay: codes, severity, dependency, who answers for it and with what it was made. Also the printed sheet. */
export function CodingSheet({ view, coding }: { readonly view: StayView; readonly coding: Coding }) {
  const { stay, notices } = view;
  return (
    <article className={styles.sheet}>
      <header className={styles.head}>
        <IconCircleCheck size={24} stroke={1.75} aria-hidden="true" />
        <div>
          <h2>Codage validé, version {coding.version}</h2>
          <p>
            {coding.by.name}, {PROFILE_WORDS[coding.by.profile]}, {momentText(coding.at, serverNow())}
          </p>
        </div>
      </header>
      <p className={styles.stay} data-print="only">
        Séjour {stay.localId}, {stay.unit ?? 'unité non dite'}, {HOSPITALIZATION_WORDS[stay.hospitalization]},{' '}
        {stayDates(stay.admittedOn, stay.dischargedOn)}
      </p>
      <FinalCodes codes={coding.codes} emptyRoles={coding.emptyRoles} />
      <Facts
        of={[
          ['Sévérité', SEVERITY_WORDS[coding.severity]],
          ['Dépendance', dependencyText(coding.dependency)],
          ['Analyse', coding.engine],
        ]}
      />
      <p className={styles.notice}>{notices.responsibility}</p>
      <p className={styles.notice} data-print="only">
        {notices.generated}
      </p>
    </article>
  );
}

function dependencyText(dependency: Coding['dependency']): string {
  if (dependency === 'not-coded-here') return 'non codée ici';
  return (Object.entries(DEPENDENCY_ITEMS) as [DependencyItem, string][])
    .map(([item, name]) => `${name.toLowerCase()} ${dependency[item]}`)
    .join(', ');
}

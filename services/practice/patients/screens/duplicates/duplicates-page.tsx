import { Button } from '@mantine/core';
import { IconGitMerge, IconUsers } from '@tabler/icons-react';
import { api } from '#platform/web/api/request.ts';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { shortDate } from '#platform/web/french/dates.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Link, useGo } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import type { DuplicatePair } from '../../api/duplicates.ts';
import type { PatientLine } from '../../api/patients.ts';
import { phoneText, REASON_WORDS } from '../words.ts';
import styles from '../file/file.module.css';

/** Pairs of files that look like one patient: merged, or told apart. */
export default function DuplicatesPage() {
  const read = useRead<{ readonly pairs: readonly DuplicatePair[] }>('/api/patients/duplicates');
  return (
    <Page title="Doublons" layout="reading">
      <Loaded from={read}>
        {({ pairs }) =>
          pairs.length === 0 ? (
            <EmptyState title="Aucun doublon en vue" icon={IconUsers}>
              Deux dossiers qui se ressemblent par le nom, la naissance ou le téléphone se montrent ici.
            </EmptyState>
          ) : (
            <div className={styles.stack}>
              {pairs.map((pair) => (
                <Pair key={`${pair.one.id} ${pair.other.id}`} pair={pair} />
              ))}
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}

function Pair({ pair: { one, other, reasons } }: { readonly pair: DuplicatePair }) {
  const go = useGo();
  const refresh = useRefresh();
  const apart = () =>
    api
      .post('/api/patients/duplicates/distinct', { oneId: one.id, otherId: other.id })
      .then(async () => {
        await refresh(['/api/patients']);
        announceDone('Les deux dossiers ne seront plus rapprochés');
      })
      .catch(announceFailure);
  return (
    <Card>
      <ul className={styles.lines}>
        {[one, other].map((line) => (
          <li key={line.id} className={styles.line}>
            <File line={line} />
          </li>
        ))}
      </ul>
      <p className={styles.second}>{reasons.map((reason) => REASON_WORDS[reason]).join(', ')}</p>
      <div className={styles.acts}>
        <Button
          leftSection={<IconGitMerge size={18} stroke={1.75} />}
          onClick={() => go(`/patients/fusion?garde=${one.id}&fusionne=${other.id}`)}
        >
          Comparer et fusionner
        </Button>
        <Button variant="subtle" onClick={() => void apart()}>
          Ce sont deux personnes
        </Button>
      </div>
    </Card>
  );
}

function File({ line }: { readonly line: PatientLine }) {
  if (line.opposed) return <span>Accès refusé par le patient</span>;
  const about = [
    line.birthDate === null ? null : shortDate(line.birthDate),
    line.phone === null ? null : phoneText(line.phone),
    line.city,
  ];
  return (
    <>
      <Link to={`/patients/${line.id}`}>
        {line.birthFirstNames} {line.usedName ?? line.birthName}
      </Link>
      <span className={styles.second}>{about.filter((part) => part !== null).join(', ')}</span>
    </>
  );
}

import { Button } from '@mantine/core';
import { IconLockOpen } from '@tabler/icons-react';
import { api } from '#platform/web/api/request.ts';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { clockTime, middleDate } from '#platform/web/french/dates.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { announceFailure } from '#platform/web/kit/undo.tsx';
import type { IncapacityOpening } from '../../api/bans.ts';
import styles from '../file/file.module.css';

const PATH = '/api/patients/incapacity';
const NOTICES = {
  ...{ mailed: 'patient averti par e-mail', 'to-hand-over': 'avis à remettre au patient' },
  'handed-over': 'avis remis au patient',
};
const VERDICTS = { justified: 'Justifiée', 'not-justified': 'Non justifiée' };

/** Openings in spite of a ban, to be judged by the responsible person (MAI-273). */
export default function IncapacityPage() {
  const read = useRead<{ readonly openings: readonly IncapacityOpening[] }>(PATH);
  return (
    <Page title="Ouvertures pour incapacité" layout="reading">
      <Loaded from={read}>
        {({ openings }) =>
          openings.length === 0 ? (
            <EmptyState title="Aucune ouverture malgré une opposition" icon={IconLockOpen}>
              Quand un professionnel ouvre un dossier parce que le patient ne peut exprimer sa volonté, vous en jugez
              ici.
            </EmptyState>
          ) : (
            <div className={styles.stack}>
              {openings.map((one) => (
                <Opening key={one.id} one={one} />
              ))}
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}

function Opening({ one }: { readonly one: IncapacityOpening }) {
  const refresh = useRefresh();
  const run = (act: Promise<unknown>) => void act.then(() => refresh([PATH]), announceFailure);
  const judge = (verdict: keyof typeof VERDICTS) => run(api.post(`${PATH}/${one.id}/review`, { verdict }));
  return (
    <Card
      title={one.person}
      aside={
        <StateChip tone={one.closed ? 'neutral' : 'bad'}>
          {one.closed ? 'Refermée' : `Ouverte jusqu’à ${clockTime(one.endsAt)}`}
        </StateChip>
      }
    >
      <p className={styles.second}>
        {middleDate(one.openedAt)} à {clockTime(one.openedAt)}, {NOTICES[one.notice]}
      </p>
      <p>{one.reason}</p>
      {one.review === null ? (
        <div className={styles.acts}>
          <Button onClick={() => judge('justified')}>Justifiée</Button>
          <Button onClick={() => judge('not-justified')}>Non justifiée</Button>
          {one.notice === 'to-hand-over' && (
            <Button variant="subtle" onClick={() => run(api.post(`${PATH}/${one.id}/notice`))}>
              Avis remis au patient
            </Button>
          )}
        </div>
      ) : (
        <p>
          <strong>{VERDICTS[one.review.verdict]}</strong>, {one.review.by}, {middleDate(one.review.at)}
        </p>
      )}
    </Card>
  );
}

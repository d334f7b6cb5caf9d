import { Button } from '@mantine/core';
import { IconShare } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '#platform/web/api/request.ts';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { middleDate } from '#platform/web/french/dates.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { announceFailure } from '#platform/web/kit/undo.tsx';
import { useMay } from '#platform/web/session/session.tsx';
import type { Sharing } from '../../api/sharing.ts';
import { CareTeam } from './care-team.tsx';
import { NewSharing } from './new-sharing.tsx';
import styles from '../file/file.module.css';

const GROUNDS: Readonly<Record<Sharing['ground'], string>> = {
  ...{ 'care-team': 'équipe de soins', consent: 'consentement' },
};

/** The care team the patient recognises, and what was shown to whom, on which ground. */
export function SharingsCard({ patientId }: { readonly patientId: string }) {
  const [adding, setAdding] = useState(false);
  const path = `/api/patients/${patientId}/sharings`;
  const read = useRead<{ readonly sharings: readonly Sharing[] }>(path);
  const mayWrite = useMay()('patients.records.write');
  const refresh = useRefresh();
  const end = (id: string) =>
    api
      .delete(`${path}/${id}`)
      .then(() => refresh(['/api/patients']))
      .catch(announceFailure);
  return (
    <Card
      title="Équipe de soins et partages"
      aside={
        mayWrite &&
        !adding && (
          <Button variant="subtle" leftSection={<IconShare size={18} stroke={1.75} />} onClick={() => setAdding(true)}>
            Partager
          </Button>
        )
      }
    >
      <CareTeam patientId={patientId} mayWrite={mayWrite} />
      {adding && <NewSharing patientId={patientId} onDone={() => setAdding(false)} />}
      <Loaded from={read}>
        {({ sharings }) => (
          <ul className={styles.lines}>
            {sharings.map((one) => (
              <li key={one.id} className={styles.line}>
                <span>
                  <strong>{one.addressee}</strong>, {one.task}{' '}
                  <span className={styles.second}>
                    {GROUNDS[one.ground]}, {itemsText(one.items)}, le {middleDate(one.sharedAt)}, {one.sharedBy}
                  </span>
                </span>
                <StateChip tone={one.endedAt === null ? 'brand' : 'neutral'}>
                  {one.endedAt === null ? 'Ouvert' : 'Fermé'}
                </StateChip>
                {one.endedAt === null && mayWrite && (
                  <Button variant="subtle" onClick={() => void end(one.id)}>
                    Fermer
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}

function itemsText({ identity, contact, documents }: Sharing['items']): string {
  return [
    identity && 'identité',
    contact && 'coordonnées',
    documents.length > 0 && `${String(documents.length)} document${documents.length > 1 ? 's' : ''}`,
  ]
    .filter((part) => part !== false)
    .join(', ');
}

import { Button } from '@mantine/core';
import { IconChartBar, IconPlayerPlay } from '@tabler/icons-react';
import { useRead } from '#platform/web/api/queries.ts';
import { counted } from '#platform/web/french/numbers.ts';
import { useGo } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { useMay } from '#platform/web/session/session.tsx';
import type { StayList } from '../../api/stays.ts';
import { Acknowledged } from '../acknowledgement/acknowledged.tsx';
import { useAllStays } from './all-stays.ts';
import { NoStays } from './no-stays.tsx';
import { StaysTable } from './stays-table.tsx';

/** The stays of the establishment: what waits, what is done, where to go on. */
export function StaysPage() {
  return (
    <Acknowledged>
      <Stays />
    </Acknowledged>
  );
}

const WHILE_WAITING_MILLISECONDS = 5000;

function Stays() {
  const may = useMay();
  const go = useGo();
  const summary = useRead<StayList>('/api/coding/stays', {
    query: { limit: 1 },
    everyMilliseconds: WHILE_WAITING_MILLISECONDS,
  });
  const stays = useAllStays(summary.data);
  const counts = summary.data?.counts;
  const toReview = (counts?.['to-review'] ?? 0) + (counts?.reopened ?? 0);
  return (
    <Page
      title="Codage"
      beside={
        counts === undefined ? undefined : toReview === 0 ? 'Rien à relire' : `${counted(toReview, 'séjour')} à relire`
      }
      primary={
        may('coding.stays.import')
          ? { label: 'Importer des comptes rendus', short: 'Importer', run: '/codage/importer' }
          : undefined
      }
      actions={
        <>
          {may('coding.statistics.read') && (
            <Button
              variant="subtle"
              leftSection={<IconChartBar size={18} stroke={1.75} />}
              onClick={() => go('/codage/statistiques')}
            >
              Statistiques
            </Button>
          )}
          {toReview > 0 && (
            <Button leftSection={<IconPlayerPlay size={18} stroke={1.75} />} onClick={() => go('/codage/reprendre')}>
              Reprendre le codage
            </Button>
          )}
        </>
      }
    >
      <Loaded from={stays}>
        {(rows) => <StaysTable rows={rows} empty={<NoStays mayImport={may('coding.stays.import')} />} />}
      </Loaded>
    </Page>
  );
}

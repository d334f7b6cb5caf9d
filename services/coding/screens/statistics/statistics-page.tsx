import { useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import { useRead } from '#platform/web/api/queries.ts';
import { counted } from '#platform/web/french/numbers.ts';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { serverNow } from '#platform/web/session/now.ts';
import type { Statistics } from '../../api/follow-up.ts';
import { Acknowledged } from '../acknowledgement/acknowledged.tsx';
import { RatesTable } from './rates-table.tsx';
import { PERIODS, periodQuery, type Period } from './periods.ts';

/** What became of the proposals, by role and by version of the engine (CIM-46): figures only, nothing of a report. */
export function StatisticsPage() {
  return (
    <Acknowledged>
      <Rates />
    </Acknowledged>
  );
}

function Rates() {
  const [period, setPeriod] = useState<Period>('90');
  const read = useRead<Statistics>('/api/coding/statistics', {
    query: periodQuery(period, serverNow().toISOString().slice(0, 10)),
    keepFormer: true,
  });
  const choices = Object.entries(PERIODS).map(([value, label]) => ({ value, label }));
  return (
    <Page
      title="Devenir des propositions"
      beside={read.data === undefined ? undefined : counted(read.data.reviewedStays, 'séjour relu', 'séjours relus')}
      toolbar={
        <SegmentedControl
          aria-label="Période"
          data={choices}
          value={period}
          onChange={(value) => setPeriod(value as Period)}
        />
      }
      layout="reading"
    >
      <Loaded from={read}>
        {({ reviewedStays, all, byRole, byVersion }) =>
          reviewedStays === 0 ? (
            <EmptyState title="Aucun séjour relu sur cette période">
              Les taux paraîtront dès la première clôture.
            </EmptyState>
          ) : (
            <>
              <RatesTable
                title="Par rôle"
                rows={[...byRole.map(({ role, ...rates }) => ({ name: role, ...rates })), { name: 'Tous', ...all }]}
              />
              <RatesTable
                title="Par version du moteur"
                rows={byVersion.map(({ engine, ...rates }) => ({ name: engine, ...rates }))}
              />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

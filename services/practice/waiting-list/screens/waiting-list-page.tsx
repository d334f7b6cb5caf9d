import { Button } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { useState } from 'react';
import type { z } from 'zod';
import { useRead } from '#platform/web/api/queries.ts';
import { useLive } from '#platform/web/api/use-live.ts';
import { middleDate } from '#platform/web/french/dates.ts';
import { counted } from '#platform/web/french/numbers.ts';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import type { Column } from '#platform/web/kit/table/columns.ts';
import { DataTable } from '#platform/web/kit/table/data-table.tsx';
import type { Filter } from '#platform/web/kit/table/filters.ts';
import type { requestsAnswer, RequestView } from '../api.ts';
import { RequestForm } from './request-form.tsx';
import { RequestPanel } from './request-panel.tsx';
import { availabilityText, REQUEST_STATES, URGENCY_WORDS } from './request-words.ts';
import { SettingsForm } from './settings-form.tsx';

const COLUMNS: readonly Column<RequestView>[] = [
  { id: 'patient', title: 'Patient', value: ({ patient }) => patient.name ?? 'Patient', phone: 'title' },
  {
    ...{
      id: 'urgency',
      title: 'Urgence',
      width: '150px',
      phone: 'aside',
      value: ({ urgency }) => URGENCY_WORDS[urgency],
    },
    show: ({ urgency }) => (
      <StateChip tone={urgency === 'urgent' ? 'bad' : urgency === 'soon' ? 'saffron' : 'neutral'}>
        {URGENCY_WORDS[urgency]}
      </StateChip>
    ),
  },
  {
    ...{ id: 'availability', title: 'Peut venir', width: 'minmax(160px, 2fr)', phone: 'second' },
    value: ({ availability }) => availabilityText(availability),
  },
  { id: 'offers', title: 'Proposés', value: ({ offers }) => offers.made, width: '100px', align: 'end' },
  { id: 'state', title: 'État', value: ({ state }) => REQUEST_STATES[state], width: '140px' },
  {
    ...{ id: 'createdAt', title: 'Depuis', width: '120px', value: ({ createdAt }) => createdAt },
    show: ({ createdAt }) => middleDate(createdAt),
  },
];
const FILTERS: readonly Filter<RequestView>[] = [
  {
    ...{ id: 'urgency', title: 'Urgence', all: 'toutes les urgences', of: ({ urgency }) => urgency },
    name: (urgency) => URGENCY_WORDS[urgency as RequestView['urgency']].toLowerCase(),
  },
  {
    ...{ id: 'state', title: 'État', all: 'tous les états', of: ({ state }) => state },
    name: (state) => REQUEST_STATES[state as RequestView['state']].toLowerCase(),
  },
];
const keyOf = ({ id }: RequestView): string => id;
const panelOf = (request: RequestView, close: () => void) => <RequestPanel request={request} onClose={close} />;
const OLDEST_FIRST = { column: 'createdAt', direction: 'ascending' } as const;

/** Who waits for an earlier time; a freed one is offered to one of them at a time. */
export function WaitingListPage() {
  const read = useRead<z.output<typeof requestsAnswer>>('/api/waiting-list/requests');
  useLive(['waiting-list.request.changed', 'waiting-list.cascade.changed'], ['/api/waiting-list']);
  const [opened, setOpened] = useState<'request' | 'settings' | null>(null);
  const waiting = read.data?.requests.filter(({ state }) => state === 'waiting').length;
  return (
    <Page
      title="Liste d’attente"
      beside={waiting === undefined ? undefined : `${counted(waiting, 'personne')} en attente`}
      primary={{ label: 'Ajouter une demande', short: 'Ajouter', run: () => setOpened('request') }}
      actions={
        <Button
          variant="subtle"
          leftSection={<IconAdjustments size={18} stroke={1.75} />}
          onClick={() => setOpened('settings')}
        >
          Règle
        </Button>
      }
    >
      <Loaded from={read}>
        {({ requests, more }) => (
          <>
            {more && <p>Les demandes les plus anciennes sont montrées ; d’autres attendent après elles.</p>}
            <DataTable
              name="liste-d-attente"
              label="Demandes en attente"
              noun={['demande', 'demandes']}
              rows={requests}
              rowKey={keyOf}
              columns={COLUMNS}
              filters={FILTERS}
              initialSort={OLDEST_FIRST}
              panel={panelOf}
              empty={
                <EmptyState title="Personne n’attend">
                  Ajoutez ici les patients qui veulent un rendez-vous plus proche : une heure qui se libère leur est
                  proposée.
                </EmptyState>
              }
            />
          </>
        )}
      </Loaded>
      {opened === 'request' && <RequestForm onClose={() => setOpened(null)} />}
      {opened === 'settings' && <SettingsForm onClose={() => setOpened(null)} />}
    </Page>
  );
}

import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useRead } from '#platform/web/api/queries.ts';
import { currentOrganization } from '#platform/web/api/current-organization.ts';
import { middleDate } from '#platform/web/french/dates.ts';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { DataTable } from '#platform/web/kit/table/data-table.tsx';
import type { CaseLine } from '../../api/moderation.ts';
import { CASE_KINDS } from '../words.ts';
import { CasePanel } from './case-panel.tsx';

const CASES = '/api/directory/cases';

/** What was reported, oldest first: a person decides, the reason is typed, a second one signs where a clause asks. */
export default function ModerationPage() {
  const cases = useRead<readonly CaseLine[]>(CASES);
  const register = `${CASES}/register?organization=${currentOrganization() ?? ''}`;
  return (
    <Page
      title="Modération"
      actions={
        <Button component="a" href={register} variant="default" leftSection={<IconDownload size={18} stroke={1.75} />}>
          Registre (CSV)
        </Button>
      }
    >
      <Loaded from={cases}>
        {(lines) => (
          <DataTable
            name="signalements"
            label="Signalements"
            noun={['signalement', 'signalements']}
            rows={lines}
            rowKey={({ number }) => number}
            columns={COLUMNS}
            filters={FILTERS}
            rowHeight={40}
            panel={openCase}
            empty={
              <EmptyState title="Aucun signalement">Ce que patients et visiteurs signalent arrive ici.</EmptyState>
            }
          />
        )}
      </Loaded>
    </Page>
  );
}

const openCase = (line: CaseLine, close: () => void) => (
  <CasePanel key={line.number} number={line.number} onClose={close} />
);

const COLUMNS = [
  { id: 'number', title: 'Numéro', width: '100px', value: (line: CaseLine) => line.number },
  { id: 'kind', title: 'Nature', width: 'minmax(160px, 1fr)', value: (line: CaseLine) => CASE_KINDS[line.kind] },
  { id: 'place', title: 'Où', width: 'minmax(200px, 2fr)', value: (line: CaseLine) => line.place },
  {
    ...{ id: 'opened', title: 'Reçu', width: '130px' },
    value: (line: CaseLine) => line.openedAt,
    show: (line: CaseLine) => middleDate(line.openedAt),
  },
  {
    ...{ id: 'age', title: 'Âge', width: '110px' },
    value: (line: CaseLine) => line.ageHours,
    show: (line: CaseLine) => ageInWords(line.ageHours),
  },
  {
    ...{ id: 'state', title: 'État', width: '150px' },
    value: (line: CaseLine) => stateOf(line),
    show: (line: CaseLine) => (
      <StateChip tone={line.closedAt === null ? 'saffron' : 'neutral'}>{stateOf(line)}</StateChip>
    ),
  },
];

const FILTERS = [
  { id: 'state', title: 'État', all: 'tous les états', of: (line: CaseLine) => stateOf(line) },
  { id: 'kind', title: 'Nature', all: 'toutes les natures', of: (line: CaseLine) => CASE_KINDS[line.kind] },
];

function stateOf(line: CaseLine): string {
  return line.closedAt === null ? 'À examiner' : 'Décidé';
}

function ageInWords(hours: number): string {
  return hours < 48 ? `${String(hours)} h` : `${String(Math.floor(hours / 24))} jours`;
}

import { Button } from '@mantine/core';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { middleDate } from '#platform/web/french/dates.ts';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { useGo } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { DataTable } from '#platform/web/kit/table/data-table.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import type { IdentityLine } from '../../api/identity.ts';
import { DIFFERENCES } from '../identity/words.ts';

const IDENTITIES = '/api/directory/identities';

/** Who is not, or not quite, whom the national directory knows; a person validates the others (MAI-005, MAI-040). */
export default function IdentitiesPage() {
  const go = useGo();
  const identities = useRead<readonly IdentityLine[]>(IDENTITIES);
  return (
    <Page
      title="Identités des praticiens"
      actions={
        <Button variant="default" onClick={() => go('/identites/a-examiner')}>
          À examiner
        </Button>
      }
    >
      <Loaded from={identities}>
        {(lines) => (
          <DataTable
            name="identites"
            label="Identités des praticiens"
            noun={['praticien', 'praticiens']}
            rows={lines}
            rowKey={({ professionalId }) => professionalId}
            columns={COLUMNS}
            filters={FILTERS}
            rowHeight={40}
            empty={<EmptyState title="Aucun praticien encore" />}
          />
        )}
      </Loaded>
    </Page>
  );
}

function Validate({ line }: { readonly line: IdentityLine }) {
  const refresh = useRefresh();
  if (line.validatedAt !== null) return middleDate(line.validatedAt);
  const validate = async () => {
    await api.post(`${IDENTITIES}/${line.professionalId}/validation`);
    announceDone(`Identité de ${line.name} validée`);
    await refresh([IDENTITIES]);
  };
  return (
    <Button
      variant="default"
      size="compact-sm"
      disabled={line.comparedAt === null || line.differences.includes('not-in-force')}
      aria-label={`Valider l’identité de ${line.name}`}
      onClick={() => void validate().catch(announceFailure)}
    >
      Valider
    </Button>
  );
}

function stateOf(line: IdentityLine): string {
  if (line.comparedAt === null) return 'non comparé';
  return line.differences.length === 0 ? 'conforme' : line.differences.map((one) => DIFFERENCES[one]).join(', ');
}

const showState = (line: IdentityLine) => (
  <StateChip tone={line.comparedAt === null ? 'neutral' : line.differences.length === 0 ? 'ok' : 'saffron'}>
    {stateOf(line)}
  </StateChip>
);
const showValidation = (line: IdentityLine) => <Validate line={line} />;

const COLUMNS = [
  { id: 'name', title: 'Praticien', width: 'minmax(200px, 2fr)', value: (line: IdentityLine) => line.name },
  { id: 'number', title: 'Numéro national', width: '180px', value: (line: IdentityLine) => line.number },
  { id: 'state', title: 'Annuaire national', width: 'minmax(240px, 2fr)', value: stateOf, show: showState },
  {
    ...{ id: 'validated', title: 'Validé', width: '160px', show: showValidation },
    value: (line: IdentityLine) => line.validatedAt,
  },
];

const FILTERS = [{ id: 'state', title: 'Annuaire', all: 'tous les états', of: (line: IdentityLine) => stateOf(line) }];

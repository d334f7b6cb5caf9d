import { useMemo } from 'react';
import { useRead } from '#platform/web/api/queries.ts';
import { clockTime, middleDate } from '#platform/web/french/dates.ts';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { DataTable } from '#platform/web/kit/table/data-table.tsx';
import type { RegisterLine } from '../../api/team.ts';
import { lastDayOf, ROLE_NAMES, TEAM, useTeams } from './teams.ts';

const KINDS: Readonly<Record<RegisterLine['kind'], string>> = {
  invited: 'Invitation envoyée',
  joined: 'Invitation acceptée',
  given: 'Droits changés',
  ended: 'Accès retiré',
};

/** Who gave, changed or withdrew which right of a delegated account, and when (MAI-022). */
export default function RegisterPage() {
  const register = useRead<readonly RegisterLine[]>(`${TEAM}/register`);
  const rights = useTeams().data?.rights;
  const columns = useMemo(() => columnsOf(new Map(rights?.map(({ name, title }) => [name, title]))), [rights]);
  return (
    <Page title="Registre des accès">
      <Loaded from={register}>
        {(lines) => (
          <DataTable
            name="registre-des-acces"
            label="Registre des accès délégués"
            noun={['ligne', 'lignes']}
            rows={lines}
            rowKey={(line) => `${line.at} ${line.kind} ${line.person ?? ''} ${line.professional}`}
            columns={columns}
            filters={[
              {
                id: 'professional',
                title: 'Pour',
                all: 'tous les praticiens',
                of: (line: RegisterLine) => line.professional,
              },
              { id: 'kind', title: 'Acte', all: 'tous les actes', of: (line: RegisterLine) => KINDS[line.kind] },
            ]}
            rowHeight={40}
            empty={<EmptyState title="Aucun accès n’a encore été délégué" />}
          />
        )}
      </Loaded>
    </Page>
  );
}

function columnsOf(titles: ReadonlyMap<string, string>) {
  const named = (names: readonly string[]) => names.map((name) => titles.get(name) ?? name).join(', ');
  return [
    {
      ...{ id: 'at', title: 'Quand', width: '150px' },
      value: (line: RegisterLine) => line.at,
      show: (line: RegisterLine) => `${middleDate(line.at)}, ${clockTime(line.at)}`,
    },
    { id: 'author', title: 'Par', width: 'minmax(150px, 1fr)', value: (line: RegisterLine) => line.author },
    { id: 'kind', title: 'Acte', width: '150px', value: (line: RegisterLine) => KINDS[line.kind] },
    {
      ...{ id: 'person', title: 'Personne', width: 'minmax(150px, 1fr)' },
      value: (line: RegisterLine) =>
        [line.person, line.role === null ? null : ROLE_NAMES[line.role].toLowerCase()].filter(Boolean).join(', '),
    },
    {
      id: 'professional',
      title: 'Pour',
      width: 'minmax(150px, 1fr)',
      value: (line: RegisterLine) => line.professional,
    },
    {
      id: 'added',
      title: 'Droits donnés',
      width: 'minmax(160px, 2fr)',
      value: (line: RegisterLine) => named(line.added),
    },
    {
      id: 'removed',
      title: 'Droits retirés',
      width: 'minmax(160px, 2fr)',
      value: (line: RegisterLine) => named(line.removed),
    },
    {
      ...{ id: 'until', title: 'Dernier jour', width: '120px' },
      value: (line: RegisterLine) => (line.until === null ? null : middleDate(lastDayOf(line.until))),
    },
  ];
}

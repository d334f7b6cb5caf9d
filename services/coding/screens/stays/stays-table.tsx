import { IconSparkles } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { api } from '#platform/web/api/request.ts';
import { useRefresh } from '#platform/web/api/queries.ts';
import { counted } from '#platform/web/french/numbers.ts';
import { DataTable } from '#platform/web/kit/table/data-table.tsx';
import { announceDone } from '#platform/web/kit/undo.tsx';
import { useMay } from '#platform/web/session/session.tsx';
import type { StayLine } from '../../api/stays.ts';
import { STAY_COLUMNS, STAY_FILTERS } from './stay-columns.tsx';
import { StayPanel } from './stay-panel.tsx';

interface Started {
  readonly stays: readonly { readonly started: boolean; readonly reason: string | null }[];
}

const keyOf = ({ id }: StayLine): string => id;
const pathOf = ({ id }: StayLine): string => `/codage/${id}`;
const panelOf = (stay: StayLine, close: () => void) => <StayPanel stay={stay} onClose={close} />;
const NEWEST_FIRST = { column: 'importedAt', direction: 'descending' } as const;

/** The list: state, what remains, filters as a sentence, analysis of several at once. */
export function StaysTable({ rows, empty }: { readonly rows: readonly StayLine[]; readonly empty: ReactNode }) {
  const may = useMay();
  const refresh = useRefresh();
  const analyse = async (chosen: readonly StayLine[]) => {
    const { stays } = await api.post<Started>('/api/coding/analyses', { stayIds: chosen.slice(0, 200).map(keyOf) });
    const started = stays.filter((stay) => stay.started).length;
    const why = stays.find(({ reason }) => reason !== null)?.reason;
    const left = stays.length - started;
    announceDone(`Analyse lancée pour ${counted(started, 'séjour')}${left > 0 ? `, ${left} non : ${why ?? ''}` : ''}`);
    await refresh(['/api/coding/stays']);
  };
  return (
    <DataTable
      name="sejours"
      label="Séjours"
      noun={['séjour', 'séjours']}
      rows={rows}
      rowKey={keyOf}
      columns={STAY_COLUMNS}
      filters={STAY_FILTERS}
      initialSort={NEWEST_FIRST}
      bulk={may('coding.stays.import') ? [{ label: 'Analyser', icon: IconSparkles, run: analyse }] : []}
      panel={panelOf}
      pathOf={pathOf}
      empty={empty}
    />
  );
}

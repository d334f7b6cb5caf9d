import { IconCircleCheck, IconCircleMinus, IconClockOff, IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { useRead } from '#platform/web/api/queries.ts';
import { middleDate } from '#platform/web/french/dates.ts';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Link } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import type { Column } from '#platform/web/kit/table/columns.ts';
import { DataTable } from '#platform/web/kit/table/data-table.tsx';
import type { Filter } from '#platform/web/kit/table/filters.ts';
import { useMay } from '#platform/web/session/session.tsx';
import type { Token } from '../tokens.ts';
import { NewTokenPanel } from './new-token-panel.tsx';
import { TokenPanel } from './token-panel.tsx';
import { TOKENS, tokenState } from './token-state.ts';

/** Programs that call Cabinet in the organisation's name, each with its own narrow key. */
export default function TokensPage() {
  const tokens = useRead<readonly Token[]>(TOKENS);
  const [making, setMaking] = useState(false);
  const may = useMay();
  return (
    <Page
      title="Jetons d’API"
      actions={may('organizations.webhooks.manage') && <Link to="/webhooks">Webhooks</Link>}
      primary={{ label: 'Nouveau jeton', short: 'Jeton', run: () => setMaking(true) }}
    >
      <Loaded from={tokens}>
        {(rows) => (
          <DataTable
            name="jetons"
            label="Jetons d’API"
            noun={['jeton', 'jetons']}
            rows={rows}
            rowKey={keyOf}
            columns={COLUMNS}
            filters={FILTERS}
            {...(making ? {} : { panel: openPanel })}
            empty={
              <EmptyState icon={IconKey} title="Aucun jeton">
                Un jeton laisse un programme faire, au nom de l’organisation, ce que vous lui permettez, jusqu’à une
                date.
              </EmptyState>
            }
          />
        )}
      </Loaded>
      {making && <NewTokenPanel onClose={() => setMaking(false)} />}
    </Page>
  );
}

const openPanel = (token: Token, close: () => void) => <TokenPanel key={token.id} token={token} onClose={close} />;
const keyOf = (token: Token): string => token.id;
const ICONS = { Actif: IconCircleCheck, Révoqué: IconCircleMinus, Expiré: IconClockOff } as const;

const COLUMNS: readonly Column<Token>[] = [
  { id: 'name', title: 'Nom', value: (token) => token.name, width: 'minmax(140px, 2fr)' },
  { id: 'by', title: 'Créé par', value: (token) => token.createdBy, width: 'minmax(100px, 1fr)', phone: 'second' },
  {
    ...{ id: 'state', title: 'État', width: '120px', phone: 'aside', value: tokenState },
    show: (token) => (
      <StateChip tone={tokenState(token) === 'Actif' ? 'ok' : 'neutral'} icon={ICONS[tokenState(token)]}>
        {tokenState(token)}
      </StateChip>
    ),
  },
  { id: 'hint', title: 'Fin', value: (token) => `…${token.hint}`, mono: true, width: '80px' },
  { ...dateColumn('expires', 'Valable jusqu’au', (token) => token.expiresAt) },
  { ...dateColumn('used', 'Dernier usage', (token) => token.lastUsedAt) },
];

const FILTERS: readonly Filter<Token>[] = [{ id: 'state', title: 'État', all: 'tous les états', of: tokenState }];

function dateColumn(id: string, title: string, of: (token: Token) => string | null): Column<Token> {
  const show = (token: Token) => {
    const date = of(token);
    return date === null ? 'Jamais' : middleDate(date);
  };
  return { id, title, value: of, show, width: '120px' };
}

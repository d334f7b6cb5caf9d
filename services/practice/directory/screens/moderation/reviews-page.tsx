import { useMemo } from 'react';
import { useRead } from '#platform/web/api/queries.ts';
import { middleDate } from '#platform/web/french/dates.ts';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { DataTable } from '#platform/web/kit/table/data-table.tsx';
import type { Review } from '../../api/identity.ts';
import { CARE_KINDS, KINDS, REVIEWS, subjectOf, type CareKind } from '../identity/words.ts';
import { ReviewPanel } from './review-panel.tsx';

const STATES = { accepted: 'acceptée', refused: 'refusée', vanished: 'écart disparu' } as const;
const stateOf = ({ outcome }: Review): string => (outcome === null ? 'à examiner' : STATES[outcome]);

/** What staff must look at about who professionals are: differences, changes asked, statuses (MAI-039, MAI-040). */
export default function ReviewsPage() {
  const reviews = useRead<readonly Review[]>(REVIEWS);
  const kinds = useRead<readonly CareKind[]>(CARE_KINDS).data;
  const columns = useMemo(() => columnsOf(kinds ?? []), [kinds]);
  return (
    <Page title="Identités à examiner">
      <Loaded from={reviews}>
        {(lines) => (
          <DataTable
            name="revues-d-identite"
            label="Identités à examiner"
            noun={['revue', 'revues']}
            rows={lines}
            rowKey={({ id }) => id}
            columns={columns}
            filters={FILTERS}
            rowHeight={40}
            panel={openReview}
            empty={
              <EmptyState title="Rien à examiner">
                Les écarts avec l’annuaire national et les changements demandés arrivent ici.
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Page>
  );
}

const openReview = (line: Review, close: () => void) => <ReviewPanel key={line.id} review={line} onClose={close} />;

function columnsOf(kinds: readonly CareKind[]) {
  return [
    { id: 'name', title: 'Praticien', width: 'minmax(180px, 1fr)', value: (line: Review) => line.name },
    { id: 'kind', title: 'Nature', width: '200px', value: (line: Review) => KINDS[line.kind] },
    { id: 'subject', title: 'Quoi', width: 'minmax(220px, 2fr)', value: (line: Review) => subjectOf(line, kinds) },
    {
      ...{ id: 'opened', title: 'Depuis', width: '130px' },
      value: (line: Review) => line.openedAt,
      show: (line: Review) => middleDate(line.openedAt),
    },
    {
      ...{ id: 'state', title: 'État', width: '150px', value: stateOf },
      show: (line: Review) => (
        <StateChip tone={line.outcome === null ? 'saffron' : 'neutral'}>{stateOf(line)}</StateChip>
      ),
    },
  ];
}

const FILTERS = [
  { id: 'state', title: 'État', all: 'tous les états', of: stateOf },
  { id: 'kind', title: 'Nature', all: 'toutes les natures', of: (line: Review) => KINDS[line.kind] },
];

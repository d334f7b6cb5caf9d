import { Button } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useRead, useWrite } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { longDate, middleDate } from '#platform/web/french/dates.ts';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Facts } from '#platform/web/kit/facts.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { PanelPart, SidePanel } from '#platform/web/kit/side-panel.tsx';
import type { Column } from '#platform/web/kit/table/columns.ts';
import { DataTable } from '#platform/web/kit/table/data-table.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';

interface HeldSignUp {
  readonly id: string;
  readonly category: string;
  readonly name: string;
  readonly function: string;
  readonly email: string;
  readonly establishment: string;
  readonly createdAt: string;
}

const SIGN_UPS = '/api/organizations/sign-ups';
const openPanel = (request: HeldSignUp, close: () => void) => (
  <RequestPanel key={request.id} request={request} onClose={close} />
);
const keyOf = (request: HeldSignUp): string => request.id;

const COLUMNS: readonly Column<HeldSignUp>[] = [
  { id: 'name', title: 'Personne', value: (request) => request.name },
  { id: 'email', title: 'Adresse e-mail', value: (request) => request.email },
  { id: 'establishment', title: 'Établissement', value: (request) => request.establishment },
  {
    id: 'since',
    title: 'Depuis',
    value: (request) => request.createdAt,
    show: (request) => middleDate(request.createdAt),
    width: '140px',
  },
];

/** Requests from addresses anybody may open, which wait for a person's check (CIM-16). */
export default function SignUpsPage() {
  const requests = useRead<readonly HeldSignUp[]>(SIGN_UPS);
  return (
    <Page title="Demandes de compte">
      <Loaded from={requests}>
        {(rows) => (
          <DataTable
            name="demandes"
            label="Demandes de compte"
            noun={['demande', 'demandes']}
            rows={rows}
            rowKey={keyOf}
            columns={COLUMNS}
            panel={openPanel}
            empty={
              <EmptyState icon={IconInbox} title="Aucune demande n’attend">
                Les demandes faites avec une adresse grand public s’arrêtent ici, le temps d’une vérification.
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Page>
  );
}

function RequestPanel({ request, onClose }: { readonly request: HeldSignUp; readonly onClose: () => void }) {
  const review = useWrite(
    (accepted: boolean) => api.post(`${SIGN_UPS}/${request.id}/review`, { accepted }),
    [SIGN_UPS],
  );
  const decide = (accepted: boolean) =>
    review.mutate(accepted, {
      onSuccess: () => {
        announceDone(accepted ? 'Demande acceptée, le lien est parti' : 'Demande refusée');
        onClose();
      },
      onError: announceFailure,
    });
  return (
    <SidePanel
      title={request.name}
      beside={request.email}
      onClose={onClose}
      actions={
        <>
          <Button variant="filled" loading={review.isPending} onClick={() => decide(true)}>
            Accepter
          </Button>
          <Button variant="subtle" color="bad" disabled={review.isPending} onClick={() => decide(false)}>
            Refuser
          </Button>
        </>
      }
    >
      <PanelPart title="Demande">
        <Facts
          of={[
            ['Fonction', request.function],
            ['Établissement', request.establishment],
            ['Reçue', longDate(request.createdAt)],
          ]}
        />
      </PanelPart>
    </SidePanel>
  );
}

import { IconAlertTriangle, IconCircleCheck, IconCircleMinus, IconFlask, IconWebhook } from '@tabler/icons-react';
import { useState } from 'react';
import { middleDate } from '#platform/web/french/dates.ts';
import { AutomaticChip, StateChip } from '#platform/web/kit/chip.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Link } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import type { Column } from '#platform/web/kit/table/columns.ts';
import { DataTable } from '#platform/web/kit/table/data-table.tsx';
import type { Webhook } from '../../webhooks.ts';
import { NewWebhookPanel } from './new-webhook-panel.tsx';
import { WebhookPanel } from './webhook-panel.tsx';
import { useWebhooks, webhookState } from './webhook-reads.ts';

/** Programs told what happens, each at its address. */
export default function WebhooksPage() {
  const webhooks = useWebhooks();
  const [making, setMaking] = useState(false);
  const reach = webhooks.data?.reach ?? 'public';
  return (
    <Page
      title="Webhooks"
      beside={reach !== 'public' && <InsideAllowed reach={reach} />}
      actions={<Link to="/jetons">Jetons d’API</Link>}
      primary={{ label: 'Nouveau webhook', short: 'Webhook', run: () => setMaking(true) }}
    >
      <Loaded from={webhooks}>
        {({ webhooks: rows }) => (
          <DataTable
            name="webhooks"
            label="Webhooks"
            noun={['webhook', 'webhooks']}
            rows={rows}
            rowKey={keyOf}
            columns={COLUMNS}
            {...(making ? {} : { panel: openPanel })}
            empty={
              <EmptyState icon={IconWebhook} title="Aucun webhook">
                Un webhook prévient un programme de ce qui se passe ici, par identifiants seulement : il relit ce qu’il
                veut avec un jeton d’API.
              </EmptyState>
            }
          />
        )}
      </Loaded>
      {making && <NewWebhookPanel offered={webhooks.data?.offered ?? []} onClose={() => setMaking(false)} />}
    </Page>
  );
}

/** Said where it is so: elsewhere webhooks reach the internet only. */
function InsideAllowed({ reach }: { readonly reach: 'loopback' | 'anywhere' }) {
  if (reach === 'anywhere') return <StateChip icon={IconAlertTriangle}>réseaux privés permis</StateChip>;
  return (
    <AutomaticChip>
      <IconFlask size={16} stroke={1.75} />
      démonstration : cette machine permise
    </AutomaticChip>
  );
}

const openPanel = (one: Webhook, close: () => void) => <WebhookPanel key={one.id} webhook={one} onClose={close} />;
const keyOf = (one: Webhook): string => one.id;
const ICONS = { Actif: IconCircleCheck, 'En échec': IconAlertTriangle, Arrêté: IconCircleMinus } as const;
const TONES = { Actif: 'ok', 'En échec': 'saffron', Arrêté: 'neutral' } as const;

const COLUMNS: readonly Column<Webhook>[] = [
  { id: 'url', title: 'Adresse', value: (one) => one.url, width: 'minmax(200px, 3fr)' },
  {
    ...{ id: 'kinds', title: 'Événements', width: '140px', phone: 'second' },
    value: (one) => one.kinds.length,
    show: (one) => (one.kinds.length === 1 ? '1 événement' : `${one.kinds.length} événements`),
  },
  {
    ...{ id: 'state', title: 'État', width: '130px', phone: 'aside', value: webhookState },
    show: (one) => (
      <StateChip tone={TONES[webhookState(one)]} icon={ICONS[webhookState(one)]}>
        {webhookState(one)}
      </StateChip>
    ),
  },
  { id: 'by', title: 'Créé par', value: (one) => one.createdBy, width: 'minmax(100px, 1fr)' },
  {
    ...{ id: 'created', title: 'Créé le', width: '120px', value: (one) => one.createdAt },
    show: (one) => middleDate(one.createdAt),
  },
];

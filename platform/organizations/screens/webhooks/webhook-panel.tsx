import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { clockTime, middleDate } from '#platform/web/french/dates.ts';
import { ConfirmDialog } from '#platform/web/kit/confirm-dialog.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { PanelPart, SidePanel } from '#platform/web/kit/side-panel.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import type { Webhook } from '../../webhooks.ts';
import styles from '../team.module.css';
import { ShownOnce } from './shown-once.tsx';
import { deliveryInWords, useDeliveries, useWebhooks, WEBHOOKS, webhookState, type Webhooks } from './webhook-reads.ts';

interface WebhookPanelProps {
  readonly webhook: Webhook;
  readonly onClose: () => void;
}

/** One webhook: what it follows, what became of what it was told; a trial, a new secret, the way to remove it. */
export function WebhookPanel({ webhook, onClose }: WebhookPanelProps) {
  const offered = useWebhooks().data?.offered ?? [];
  const [asked, setAsked] = useState<'remove' | 'renew' | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const refresh = useRefresh();
  const url = `${WEBHOOKS}/${webhook.id}`;
  const act = async (path: string, sentence: string) => {
    await api.post(`${url}/${path}`);
    announceDone(sentence);
    await refresh([WEBHOOKS]);
  };
  const remove = async () => {
    await api.delete(url);
    announceDone('Webhook retiré');
    await refresh([WEBHOOKS]);
    onClose();
  };
  const renew = async () => setSecret((await api.post<{ secret: string }>(`${url}/secret`)).secret);
  return (
    <SidePanel
      title={new URL(webhook.url).host}
      beside={webhookState(webhook)}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={() => void act('ping', 'Essai envoyé').catch(announceFailure)}>
            Essayer
          </Button>
          <Button variant="subtle" color="bad" onClick={() => setAsked('remove')}>
            Retirer
          </Button>
        </>
      }
    >
      {secret !== null && (
        <PanelPart title="Nouveau secret">
          <ShownOnce secret={secret} onDone={() => setSecret(null)} />
        </PanelPart>
      )}
      {webhook.disabledAt !== null && (
        <PanelPart title="Arrêté">
          <p className={styles.note}>
            Depuis le {middleDate(webhook.disabledAt)}, après plusieurs envois abandonnés à la suite. Ce qui s’est passé
            depuis n’a pas été dit.
          </p>
          <Button
            variant="default"
            onClick={() => void act('enable', 'Webhook remis en marche').catch(announceFailure)}
          >
            Remettre en marche
          </Button>
        </PanelPart>
      )}
      <PanelPart title="Ce qu’il apprend">
        <ul className={styles.permissions}>
          {webhook.kinds.map((kind) => (
            <li key={kind}>{offered.find(({ name }) => name === kind)?.title ?? kind}</li>
          ))}
        </ul>
      </PanelPart>
      <PanelPart title="Derniers envois">
        <Deliveries webhookId={webhook.id} offered={offered} />
      </PanelPart>
      <PanelPart title="Secret">
        <Button variant="default" onClick={() => setAsked('renew')}>
          Renouveler le secret
        </Button>
      </PanelPart>
      <ConfirmDialog
        opened={asked === 'remove'}
        onClose={() => setAsked(null)}
        title="Retirer ce webhook"
        verb="Retirer"
        onConfirm={remove}
      >
        Le programme n’apprend plus rien, pas même ce qui était en route. Un webhook retiré ne revient pas.
      </ConfirmDialog>
      <ConfirmDialog
        opened={asked === 'renew'}
        onClose={() => setAsked(null)}
        title="Renouveler le secret"
        verb="Renouveler"
        onConfirm={renew}
      >
        L’ancien secret ne signe plus rien : le programme refusera les messages jusqu’à ce qu’il reçoive le nouveau.
      </ConfirmDialog>
    </SidePanel>
  );
}

function Deliveries({ webhookId, offered }: { readonly webhookId: string } & Pick<Webhooks, 'offered'>) {
  return (
    <Loaded from={useDeliveries(webhookId)}>
      {(deliveries) =>
        deliveries.length === 0 ? (
          <p className={styles.note}>Rien encore.</p>
        ) : (
          <ul className={styles.permissions}>
            {deliveries.slice(0, 10).map((one) => (
              <li key={one.id}>
                {middleDate(one.happenedAt)} {clockTime(one.happenedAt)} :{' '}
                {offered.find(({ name }) => name === one.kind)?.title ?? 'Essai'}. {deliveryInWords(one)}.
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

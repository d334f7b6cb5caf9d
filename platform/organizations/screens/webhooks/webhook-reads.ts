import { useRead } from '#platform/web/api/queries.ts';
import type { Delivery } from '../../webhook-deliveries.ts';
import type { Webhook } from '../../webhooks.ts';

export const WEBHOOKS = '/api/organizations/webhooks';

export interface Webhooks {
  readonly webhooks: readonly Webhook[];
  readonly offered: readonly { readonly name: string; readonly title: string }[];
  readonly reach: 'public' | 'loopback' | 'anywhere';
}

export const useWebhooks = () => useRead<Webhooks>(WEBHOOKS);
export const useDeliveries = (id: string) =>
  useRead<readonly Delivery[]>(`${WEBHOOKS}/${id}/deliveries`, { everyMilliseconds: 10_000 });

/** « Actif », « En échec », « Arrêté » */
export function webhookState({ disabledAt, failures }: Webhook): 'Actif' | 'En échec' | 'Arrêté' {
  if (disabledAt !== null) return 'Arrêté';
  return failures > 0 ? 'En échec' : 'Actif';
}

const TROUBLES: Readonly<Record<string, string>> = {
  'private-address': 'adresse d’un réseau privé',
  timeout: 'pas de réponse en dix secondes',
  unreachable: 'injoignable',
  unwanted: 'webhook retiré ou arrêté',
};

/** What became of a delivery, in words. */
export function deliveryInWords({ state, attempts, status, trouble }: Delivery): string {
  const answer = status === null ? (TROUBLES[trouble ?? ''] ?? null) : `réponse ${status}`;
  const tries = attempts > 1 ? `${attempts} essais` : null;
  const outcome = { delivered: 'Arrivé', failed: 'Abandonné', pending: attempts === 0 ? 'En partance' : 'À renvoyer' };
  return [outcome[state], answer, tries].filter((part) => part !== null).join(', ');
}

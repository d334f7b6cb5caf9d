import { z } from 'zod';
import { Forbidden } from '#platform/kernel/errors.ts';
import type { Commons } from '#platform/database/databases.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import { route, type Route } from '#platform/http/route.ts';
import { receivedMails, type HeldAddress } from './received.ts';

/** Whose addresses were whose, as the room of people knows it. */
export type AddressesOf = (personId: string) => Promise<readonly HeldAddress[]>;

/** What Cabinet wrote to whoever asks (MAI-038). */
export function receivedRoute(commons: Commons, keys: KeyStore, addressesOf: AddressesOf): Route {
  return route({
    ...{ method: 'GET', path: '/api/notifications/received', access: 'session' },
    summary: 'Mails sent to one’s own account, newest first, with what became of each',
    answer: z.array(
      z.object({
        id: z.uuid(),
        at: z.iso.datetime(),
        subject: z.string(),
        state: z.enum(['queued', 'accepted', 'delivered', 'refused', 'failed']),
      }),
    ),
    handle: async ({ act }) => {
      if (act.actor.kind !== 'person') {
        throw new Forbidden('notifications.person-only', 'Un jeton d’API ne reçoit pas de message.');
      }
      return receivedMails(commons, keys, await addressesOf(act.actor.id));
    },
  });
}

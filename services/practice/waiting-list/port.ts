import { acceptOffer, offerPage, openOffer, refuseOffer } from './answering.ts';
import { NotFound } from '#platform/kernel/errors.ts';
import type { WaitingListNeeds } from './needs.ts';
import type { WaitingListPort } from './ports.ts';

/** The waiting list as the page of a link uses it. */
export function waitingListPort(needs: WaitingListNeeds): WaitingListPort {
  const opened = async (secret: string, origin: Parameters<typeof openOffer>[2]) => {
    const offer = await openOffer(needs, secret, origin);
    if (offer === null) throw new NotFound('waiting-list.offer.not-found', 'Ce lien n’est pas ou plus valable.');
    return offer;
  };
  return {
    offer: async (secret) => {
      const offer = await openOffer(needs, secret, null);
      return offer === null ? null : offerPage(needs, offer);
    },
    accept: async (secret, origin) => acceptOffer(needs, await opened(secret, origin)),
    refuse: async (secret, origin) => refuseOffer(needs, await opened(secret, origin)),
  };
}

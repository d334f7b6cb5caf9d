import { z } from 'zod';
import { NotFound } from '#platform/kernel/errors.ts';
import { evenly } from '#platform/kernel/even-refusals.ts';
import { route, type Route } from '#platform/http/route.ts';
import type { Site } from '#platform/site/site.ts';
import { siteOf } from '#services/practice/professionals/module.ts';
import { acceptOffer, offerPage, openOffer, refuseOffer } from './answering.ts';
import type { WaitingListNeeds } from './needs.ts';
import { offerDocument } from './pages/offer-page.ts';

const params = z.object({ secret: z.string().max(300) });
const GUESSES_PER_MINUTE = 60;

/** Where the link of an offer leads; each act behind a button of its own, so that no reader of mails presses it. */
export function offerPageRoutes(needs: WaitingListNeeds, site: Site): readonly Route[] {
  const page = {
    answer: 'page',
    access: 'public',
    perMinute: GUESSES_PER_MINUTE,
    params,
    addressHolds: 'secret',
  } as const;
  const opened = (secret: string, origin: Parameters<typeof openOffer>[2] = null) =>
    evenly(offerNotFound, async () => {
      const offer = await openOffer(needs, secret, origin);
      if (offer === null) throw offerNotFound();
      return offer;
    });
  return [
    route({
      ...page,
      ...{ method: 'GET', path: '/r/offre/:secret', summary: 'A freed time offered to a waiting patient' },
      handle: async ({ params: { secret } }) => {
        const offer = await opened(secret);
        const shown = await offerPage(needs, offer);
        const { name, addressLine, city } = await siteOf(offer.work.database, shown.siteId);
        const place = [name, addressLine, city].filter((part) => part !== null).join(', ');
        return offerDocument(site, shown, { address: `/r/offre/${secret}`, place, now: needs.clock.now() });
      },
    }),
    route({
      ...page,
      ...{ method: 'POST', path: '/r/offre/:secret/prendre', summary: 'Take it' },
      handle: async ({ params: { secret }, act }) => {
        await acceptOffer(needs, await opened(secret, act.origin));
        return { location: `/r/offre/${secret}` };
      },
    }),
    route({
      ...page,
      ...{ method: 'POST', path: '/r/offre/:secret/laisser', summary: 'Leave it to the next one' },
      handle: async ({ params: { secret }, act }) => {
        await refuseOffer(needs, await opened(secret, act.origin));
        return { location: `/r/offre/${secret}` };
      },
    }),
  ];
}

function offerNotFound(): NotFound {
  return new NotFound('waiting-list.offer.not-found', 'Ce lien n’est pas ou plus valable.');
}

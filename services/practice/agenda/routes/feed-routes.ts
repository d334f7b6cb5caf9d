import { z } from 'zod';
import { evenly } from '#platform/kernel/even-refusals.ts';
import { systemAct } from '#platform/kernel/act.ts';
import { SignedLinks } from '#platform/kernel/link-secrets.ts';
import { route, type Route } from '#platform/http/route.ts';
import { feedParams, feedsAnswer, newFeedAnswer, newFeedSchema } from '../api/follow-up.ts';
import type { AgendaNeeds } from '../context.ts';
import { addFeed, feedNotFound, feedsOf, readFeed, revokeFeed } from '../feeds.ts';
import { systemContext } from '../port.ts';
import { READING, withinAgenda } from './entering.ts';

const links = new SignedLinks({ purpose: 'agenda feed', separator: '.' });

/** Calendar links. The address itself is the key: signed, revocable, without names unless chosen. */
export function feedRoutes(needs: AgendaNeeds): readonly Route[] {
  const key = (organizationId: string) => needs.keys.key(organizationId, 'links');
  return [
    route({
      ...{ method: 'GET', path: '/api/agenda/feeds', summary: 'Calendar links', access: READING, answer: feedsAnswer },
      handle: async (call) => withinAgenda(call, needs, async (context) => ({ feeds: [...(await feedsOf(context))] })),
    }),
    route({
      ...{ method: 'POST', path: '/api/agenda/feeds', summary: 'Opens a calendar link', access: READING },
      ...{ body: newFeedSchema, answer: newFeedAnswer },
      handle: async (call) =>
        withinAgenda(call, needs, async (context) => {
          const feed = await addFeed(context, call.body);
          const { organizationId } = context;
          const secret = links.secret({ organizationId, id: feed.id }, await key(organizationId));
          return { feed, url: new URL(`/agenda/${secret}.ics`, needs.publicUrl).href };
        }),
    }),
    route({
      ...{ method: 'DELETE', path: '/api/agenda/feeds/:feedId', summary: 'Revokes a calendar link', access: READING },
      ...{ params: feedParams, answer: null },
      handle: async (call) => withinAgenda(call, needs, (context) => revokeFeed(context, call.params.feedId)),
    }),
    route({
      ...{ method: 'GET', path: '/agenda/:secret.ics', summary: 'The calendar behind a link', access: 'public' },
      addressHolds: 'secret',
      ...{ params: z.object({ secret: z.string().max(200) }), answer: 'stream', perMinute: 30 },
      handle: async ({ params, reply, act }) => {
        const text = await evenly(feedNotFound, async () => {
          const read = links.read(params.secret);
          if (read === null) throw feedNotFound();
          const database = await needs.databases.organization(read.organizationId);
          if (!links.isSigned(read, await key(read.organizationId))) throw feedNotFound();
          const caller = { organizationId: read.organizationId, database, act: systemAct('agenda-feed') };
          return readFeed(await systemContext(caller, needs), {
            ...{ id: read.id, entrance: needs.entrance, origin: act.origin },
          });
        });
        reply.header('content-type', 'text/calendar; charset=utf-8').header('cache-control', 'private, no-store');
        return text;
      },
    }),
  ];
}

import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import type { Commons } from '#platform/database/databases.ts';
import { articleAnswer, headingsAnswer, madeAnswer, newHeadingSchema, writtenSchema } from './api.ts';
import { addHeading, changeArticle, publishArticle, withdrawArticle } from './publishing.ts';
import { readArticle, readHeadings } from './reading.ts';
import { PUBLISH } from './rights.ts';

/** What the composition root gives to resources. */
export interface ResourcesNeeds {
  readonly clock: Clock;
  readonly commons: Commons;
}

const params = z.object({ articleId: z.uuid() });
const MANAGE = { permission: PUBLISH } as const;

/** Every route of `/api/resources`: whoever has an account reads, whoever runs Cabinet publishes. */
export function resourceRoutes({ clock, commons }: ResourcesNeeds): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: '/api/resources/headings', summary: 'Headings and their articles', access: 'member' },
      answer: headingsAnswer,
      handle: async ({ organization }) => ({
        ...{ headings: await readHeadings(commons), mayPublish: organization.may(PUBLISH) },
      }),
    }),
    route({
      ...{ method: 'GET', path: '/api/resources/articles/:articleId', summary: 'One article', access: 'member' },
      ...{ params, answer: articleAnswer },
      handle: async ({ params: { articleId }, organization }) => ({
        ...{ ...(await readArticle(commons, articleId)), mayPublish: organization.may(PUBLISH) },
      }),
    }),
    route({
      ...{ method: 'POST', path: '/api/resources/headings', summary: 'Opens a heading', access: MANAGE },
      ...{ body: newHeadingSchema, answer: madeAnswer },
      handle: async ({ act, body }) => ({ id: await addHeading(commons, { act, now: clock.now() }, body.title) }),
    }),
    route({
      ...{ method: 'POST', path: '/api/resources/articles', summary: 'Publishes an article', access: MANAGE },
      ...{ body: writtenSchema, answer: madeAnswer },
      handle: async ({ act, body }) => ({ id: await publishArticle(commons, { act, now: clock.now() }, body) }),
    }),
    route({
      ...{ method: 'PUT', path: '/api/resources/articles/:articleId', summary: 'Changes an article', access: MANAGE },
      ...{ params, body: writtenSchema, answer: null },
      handle: ({ act, params: { articleId }, body }) =>
        changeArticle(commons, { act, now: clock.now() }, articleId, body),
    }),
    route({
      ...{ method: 'DELETE', path: '/api/resources/articles/:articleId', summary: 'Withdraws an article' },
      ...{ access: MANAGE, params, answer: null },
      handle: ({ act, params: { articleId } }) => withdrawArticle(commons, { act, now: clock.now() }, articleId),
    }),
  ];
}

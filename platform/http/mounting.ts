import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { authorize, type Doors, type Passage } from './authorization.ts';
import { pack } from './compression.ts';
import { unsupported } from './known-errors.ts';
import { withNonces, type PageAnswer } from './page.ts';
import { problemSchema } from './problems.ts';
import { signatureAsked } from './signed-bodies.ts';
import type { Call, MountedModule, OrganizationCall, Route } from './route.ts';

const PASSAGE = Symbol('passage');

/** Mounts every route of every module, each authorised before its body is read. */
export function mountRoutes(server: FastifyInstance, modules: readonly MountedModule[], doors: Doors): void {
  for (const { declaration, routes } of modules) {
    for (const route of routes) mountRoute(server, declaration.service ?? declaration.name, route, doors);
  }
}

function mountRoute(server: FastifyInstance, product: string, route: Route, doors: Doors): void {
  server.route({
    method: route.method,
    url: route.path,
    schema: schemaOf(route, product),
    config: { page: route.answer === 'page' },
    ...(route.upload ? { bodyLimit: (route.upload.maxFileBytes + 65_536) * route.upload.maxFiles } : {}),
    onRequest: async (request) => {
      if (route.answer !== 'page' && isForm(request)) throw unsupported();
      Object.defineProperty(request, PASSAGE, { value: await authorize(route, product, request, doors) });
    },
    ...(route.signedWith === undefined ? {} : { preParsing: signatureAsked(route.signedWith) }),
    handler: async (request, reply) => {
      const answer = await handle(route, callOf(request, reply));
      if (route.answer === null) return reply.status(204).send();
      if (route.answer === 'page') return sendPage(route, request, reply, answer as PageAnswer);
      return reply.sent ? reply : answer;
    },
  });
}

/**
 * A page read by somebody signed in, or opened by a secret, is kept by nobody. Our own pages may say that they are ours:
 * an old browser that tells nothing else is then recognised (`refuseForgery`); no other origin hears of the address, nor
 * does anybody when it tells something itself.
 */
async function sendPage(
  { addressHolds }: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: PageAnswer,
): Promise<FastifyReply> {
  const known = (request as unknown as Record<symbol, Passage>)[PASSAGE]!.session !== null;
  const kept = known || addressHolds === 'secret' ? 'no-store' : 'no-cache';
  const referrer = addressHolds === undefined ? 'same-origin' : 'no-referrer';
  reply.header('referrer-policy', referrer).header('cache-control', kept);
  if ('location' in answer) return reply.redirect(answer.location, 303);
  const text = withNonces(answer.document, reply.cspNonce);
  const { body, encoding } = await pack(Buffer.from(text), request.headers['accept-encoding']);
  if (encoding !== null) reply.header('content-encoding', encoding);
  reply.status(answer.status ?? 200).header('vary', 'accept-encoding');
  return reply.type('text/html; charset=utf-8').send(body);
}

/** Only pages have plain forms; a program that sends one to the API is mistaken, or is a page elsewhere. */
function isForm({ headers }: FastifyRequest): boolean {
  return headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
}

async function handle(route: Route, call: OrganizationCall): Promise<unknown> {
  // The passage of a route inside an organisation always holds one: `authorize` saw to it.
  return route.handle(call);
}

function callOf(request: FastifyRequest, reply: FastifyReply): OrganizationCall {
  const passage = (request as unknown as Record<symbol, Passage>)[PASSAGE]!;
  const { params, query, body } = request;
  const call: Call = { params, query, body, act: passage.act, session: passage.session, request, reply };
  return { ...call, organization: passage.organization } as OrganizationCall;
}

function schemaOf(route: Route, product: string): object {
  return {
    ...(route.answer === 'page' ? { hide: true } : {}),
    summary: route.summary,
    tags: [product],
    ...(route.access === 'public' ? { security: [] } : {}),
    ...(typeof route.access === 'object' ? { description: `Permission: \`${route.access.permission}\`` } : {}),
    ...(route.params ? { params: route.params } : {}),
    ...(route.query ? { querystring: queryOf(route) } : {}),
    ...(route.body ? { body: route.body } : {}),
    ...(route.upload ? { consumes: ['multipart/form-data'] } : {}),
    response: {
      ...(route.answer === null ? { 204: z.null().describe('Done') } : {}),
      ...(typeof route.answer === 'object' && route.answer !== null ? { 200: route.answer } : {}),
      ...(route.answer === 'page' ? {} : { default: problemSchema }),
    },
  };
}

/** `organization` may stand in the query of any route inside one, for links that cannot carry a header. */
function queryOf(route: Route): z.ZodType {
  const { query } = route;
  const inside = typeof route.access === 'object' || route.access === 'member';
  if (!inside || !(query instanceof z.ZodObject)) return query!;
  return query.extend({ organization: z.uuid().optional() });
}

import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Conflict, Invalid, TooMany } from '#platform/kernel/errors.ts';
import type { Log } from '#platform/kernel/log.ts';
import { fieldSentence } from './field-sentences.ts';
import { asKnown } from './known-errors.ts';
import { withNonces, type ProblemPage } from './page.ts';

z.config({ ...z.locales.fr(), customError: fieldSentence });

/** RFC 9457 problem, as every refusal of the API leaves the server. */
export const problemSchema = z
  .object({
    type: z.string().describe('Stable URN made of the code'),
    title: z.string().describe('French sentence: what happened and what to do'),
    status: z.number().int(),
    code: z.string().describe('Stable code'),
    requestId: z.string(),
    errors: z.array(z.object({ field: z.string(), rule: z.string(), message: z.string() })).optional(),
    facts: z.record(z.string(), z.unknown()).optional().describe('After a conflict: the present state, other choices'),
  })
  .meta({ id: 'Problem' });

export type Problem = z.output<typeof problemSchema>;

const INTERNAL = 'Une erreur inattendue s’est produite. Vérifiez ce qui a été enregistré avant de recommencer.';

/** Turns whatever was thrown into one problem document; only what nobody foresaw reaches the log as an error. */
export function problemHandler(log: Log, page?: ProblemPage) {
  return (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const known = asKnown(error);
    if (known === null) {
      log.error({ requestId: request.id, route: request.routeOptions.url, err: error }, 'unexpected error');
    }
    const problem: Problem = {
      type: `urn:cabinet:problem:${known?.code ?? 'internal'}`,
      title: known?.message ?? INTERNAL,
      status: known?.status ?? 500,
      code: known?.code ?? 'internal',
      requestId: request.id,
      ...(known instanceof Invalid && known.errors.length > 0 ? { errors: [...known.errors] } : {}),
      ...(known instanceof Conflict && known.facts !== null ? { facts: { ...known.facts } } : {}),
    };
    if (known instanceof TooMany) reply.header('retry-after', String(known.retryAfterSeconds));
    if (page !== undefined && answersPages(request)) {
      const document = page({ ...problem, errors: problem.errors ?? [] });
      return reply
        .status(problem.status)
        .type('text/html; charset=utf-8')
        .serializer(String)
        .send(withNonces(document, reply.cspNonce));
    }
    return reply.status(problem.status).type('application/problem+json').serializer(JSON.stringify).send(problem);
  };
}

/** Routes that answer pages say so; elsewhere outside the API, a browser that asks for a page reads one. */
function answersPages(request: FastifyRequest): boolean {
  const { config } = request.routeOptions;
  if ((config as { page?: boolean } | undefined)?.page === true) return true;
  return !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
}

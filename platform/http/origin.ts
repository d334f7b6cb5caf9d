import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Origin } from '#platform/kernel/act.ts';
import { isId, newId } from '#platform/kernel/ids.ts';

const BROWSER_COOKIE = 'cabinet-browser';
const ONE_YEAR_SECONDS = 365 * 24 * 3600;

/** Where a request comes from, for the audit log. The address is that of the client behind a trusted proxy. */
export function originOf(request: FastifyRequest): Origin {
  const browserId = request.cookies[BROWSER_COOKIE];
  return {
    ip: request.ip,
    port: request.socket.remotePort ?? 0,
    browserId: browserId !== undefined && isId(browserId) ? browserId : null,
    requestId: request.id,
  };
}

/** Gives a browser its random mark, when it has none, as a page is served to it. */
export function markBrowser(request: FastifyRequest, reply: FastifyReply, secure: boolean): void {
  if (originOf(request).browserId !== null) return;
  reply.setCookie(BROWSER_COOKIE, newId(), {
    ...{ path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: ONE_YEAR_SECONDS },
  });
}

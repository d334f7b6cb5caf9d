import { z } from 'zod';
import { Forbidden } from '#platform/kernel/errors.ts';
import type { Call } from '#platform/http/route.ts';
import type { Desk } from '../desk.ts';
import { MAXIMUM_LENGTH } from '../password-rule.ts';
import { currentSession, type PersonSession } from '../sessions.ts';
import type { Visitor } from '../visitor.ts';

export const email = z
  .email()
  .max(254)
  .transform((text) => text.toLowerCase());
export const password = z.string().min(1).max(MAXIMUM_LENGTH);
export const instant = z.iso.datetime();

/** The caller as the authentication library must see them. */
export function visitorOf(call: Call): Visitor {
  const { cookie = '', 'user-agent': userAgent = '' } = call.request.headers;
  return { act: call.act, cookie, userAgent: userAgent.slice(0, 300) };
}

/** The session of the person calling. @throws {Forbidden} to an API token: an account is a person's. */
export async function sessionOf(desk: Desk, call: Call): Promise<PersonSession> {
  if (call.session?.actor.kind === 'token') {
    throw new Forbidden('identity.person-only', 'Un jeton d’API n’a pas de compte personnel.');
  }
  return currentSession(desk, call.request);
}

/** Passes on the cookies that the library sets. */
export function setCookies(call: Call, cookies: readonly string[]): void {
  if (cookies.length > 0) call.reply.header('set-cookie', [...cookies]);
}

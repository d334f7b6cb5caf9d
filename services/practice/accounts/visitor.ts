import { newSecret } from '#platform/kernel/ids.ts';
import type { Call } from '#platform/http/route.ts';
import { PATIENT_COOKIE, SESSION_HOURS } from './sessions.ts';

const VISITOR_COOKIE = 'cabinet-visitor';

interface CookieNeeds {
  readonly secure: boolean;
}

/** Secret of this browser, made at its first act: what it began is its own, whoever signs in later. */
export function visitorOf(call: Pick<Call, 'request' | 'reply'>, { secure }: CookieNeeds): string {
  const known = call.request.cookies[VISITOR_COOKIE];
  if (known !== undefined && known.length >= 40) return known;
  const secret = newSecret();
  call.reply.setCookie(VISITOR_COOKIE, secret, { path: '/', httpOnly: true, sameSite: 'lax', secure });
  return secret;
}

/** Gives the browser a patient's session. */
export function giveSession(call: Pick<Call, 'reply'>, token: string, { secure }: CookieNeeds): void {
  const maxAge = SESSION_HOURS * 3600;
  call.reply.setCookie(PATIENT_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge });
}

/** Takes it back. @returns the token it held */
export function takeSession(call: Pick<Call, 'request' | 'reply'>): string {
  call.reply.clearCookie(PATIENT_COOKIE, { path: '/' });
  return call.request.cookies[PATIENT_COOKIE] ?? '';
}

/** An address of this site to go on to, or the fallback: nobody is led elsewhere by a link. */
export function wayOn(asked: string | undefined, fallback: string): string {
  return asked !== undefined && /^\/(?!\/)[\w\-/?=&%.]*$/.test(asked) ? asked : fallback;
}

import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { z } from 'zod';
import type { Cookies } from '../challenge.ts';
import type { Desk } from '../desk.ts';
import { cookieLine } from '../session-opening.ts';

const TRIP_SECONDS = 600;

const trip = z.object({
  ...{ state: z.string(), nonce: z.string(), verifier: z.string() },
  /** Whose account is to be linked; null for a sign-in. */
  personId: z.uuid().nullable(),
  /** Page to go to once back, inside `/pro`. */
  next: z.string().max(500),
  expires: z.number(),
});

/** A departure to the provider, kept in the browser: a telephone's application loses what a page keeps. */
export type KeptTrip = Omit<z.output<typeof trip>, 'expires'>;

/** @returns the `set-cookie` line of a departure: encrypted, good for ten minutes. */
export async function keepTrip(desk: Desk, kept: KeptTrip): Promise<string> {
  const expires = desk.machine.now().epochMilliseconds + TRIP_SECONDS * 1000;
  const data = await symmetricEncrypt({ key: desk.secret, data: JSON.stringify({ ...kept, expires }) });
  return cookieLine(desk, nameOf(desk), data, TRIP_SECONDS);
}

/** The departure this browser made, if it is not too old. */
export async function keptTrip(desk: Desk, cookies: Cookies): Promise<KeptTrip | null> {
  const data = cookies[nameOf(desk)];
  if (data === undefined) return null;
  const clear = await symmetricDecrypt({ key: desk.secret, data }).catch(() => '');
  const read = trip.safeParse(jsonOf(clear));
  return read.success && read.data.expires > desk.machine.now().epochMilliseconds ? read.data : null;
}

/** @returns the line that erases it: a departure has one return. */
export function forgetTrip(desk: Desk): string {
  return cookieLine(desk, nameOf(desk), '', 0);
}

function nameOf(desk: Desk): string {
  return `${desk.cookies.session}-pro-sante-connect`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Invalid } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Commons } from '#platform/database/databases.ts';
import type { Desk } from '../desk.ts';

/** How long a person may take with their finger, face or code. */
const CEREMONY_MINUTES = 5;

/** `create` for the person who enrols; `get` for whoever holds a key. */
export interface Ceremony {
  readonly purpose: 'create' | 'get';
  readonly personId: string | null;
}

/** Keeps the challenge of a ceremony, as a hash, until the device answers it. */
export async function beginCeremony(desk: Desk, challenge: string, ceremony: Ceremony): Promise<void> {
  const now = desk.machine.now();
  await desk.commons
    .insertInto('identity.verifications')
    .values({
      ...{ id: newId(), identifier: identifierOf(challenge, ceremony), value: ceremony.personId ?? 'anyone' },
      ...{ created_at: now.toString(), updated_at: now.toString() },
      expires_at: now.add({ minutes: CEREMONY_MINUTES }).toString(),
    })
    .execute();
}

/**
 * The challenge that a device answered, if it is one of ours for this ceremony; it serves once.
 * @param clientData `response.clientDataJSON`, base64url
 * @throws {Invalid} `identity.passkey-refused`
 */
export async function endCeremony(desk: Desk, clientData: string, ceremony: Ceremony): Promise<string> {
  const challenge = challengeIn(clientData);
  const ended = await takeCeremony(desk.commons, identifierOf(challenge, ceremony), desk.machine.now());
  if (!ended) throw passkeyRefused();
  return challenge;
}

/** What pages and keys are bound to. */
export function relyingParty(desk: Desk): { readonly id: string; readonly origin: string } {
  return { id: desk.publicUrl.hostname, origin: desk.publicUrl.origin };
}

export function passkeyRefused(): Invalid {
  return new Invalid(
    'identity.passkey-refused',
    'Cette clé d’accès n’a pas été reconnue. Recommencez, ou connectez-vous avec votre mot de passe.',
  );
}

async function takeCeremony(commons: Commons, identifier: string, now: Temporal.Instant): Promise<boolean> {
  const ended = await commons
    .deleteFrom('identity.verifications')
    .where('identifier', '=', identifier)
    .where('expires_at', '>', now.toString())
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
}

function identifierOf(challenge: string, { purpose, personId }: Ceremony): string {
  return createHash('sha256')
    .update(`passkey ${purpose} ${personId ?? ''} ${challenge}`)
    .digest('base64url');
}

function challengeIn(clientData: string): string {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientData, 'base64url').toString('utf8'));
    return z.object({ challenge: z.string() }).parse(data).challenge;
  } catch {
    throw passkeyRefused();
  }
}

import {
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { recordAct } from '#platform/audit/record.ts';
import type { Desk } from '../desk.ts';
import { findPerson } from '../persons.ts';
import { openSession } from '../session-opening.ts';
import type { Visitor } from '../visitor.ts';
import { beginCeremony, endCeremony, passkeyRefused, relyingParty } from './ceremonies.ts';

const ANYONE = { purpose: 'get', personId: null } as const;

/** What the browser needs to ask whoever is there for a key of theirs. */
export async function askForPasskey(desk: Desk): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await generateAuthenticationOptions({ rpID: relyingParty(desk).id, userVerification: 'required' });
  await beginCeremony(desk, options.challenge, ANYONE);
  return options;
}

/**
 * Signs in whoever holds the key, after their device checked them: two factors in one act.
 * @returns the `set-cookie` lines
 * @throws {Invalid} `identity.passkey-refused`
 */
export async function signInByPasskey(
  desk: Desk,
  visitor: Visitor,
  response: AuthenticationResponseJSON,
): Promise<readonly string[]> {
  const challenge = await endCeremony(desk, response.response.clientDataJSON, ANYONE);
  const key = await desk.commons
    .selectFrom('identity.passkeys')
    .select(['id', 'person_id', 'credential_id', 'public_key', 'counter', 'transports'])
    .where('credential_id', '=', response.id)
    .executeTakeFirst();
  const counter = key === undefined ? null : await counterAfter(desk, challenge, response, key);
  if (key === undefined || counter === null) {
    await recordAct(desk.commons, visitor.act, {
      ...{ action: 'identity.sign-in.refused', object: { kind: 'person', id: key?.person_id ?? null } },
      ...{ at: desk.clock.now(), details: { by: 'passkey' } },
    });
    throw passkeyRefused();
  }
  const person = (await findPerson(desk.commons, key.person_id))!;
  return desk.commons.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('identity.passkeys')
      .set({ counter, used_at: desk.machine.now().toString() })
      .where('id', '=', key.id)
      .execute();
    return (await openSession(desk, transaction, visitor, person, 'passkey')).cookies;
  });
}

/** @returns null when the answer was not signed by this key, for this page, by a person who was checked. */
async function counterAfter(
  desk: Desk,
  expectedChallenge: string,
  response: AuthenticationResponseJSON,
  key: { credential_id: string; public_key: Buffer; counter: string | number; transports: string[] },
): Promise<number | null> {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(desk);
  const verified = await verifyAuthenticationResponse({
    ...{ response, expectedChallenge, expectedRPID, expectedOrigin, requireUserVerification: true },
    credential: {
      ...{ id: key.credential_id, publicKey: Uint8Array.from(key.public_key), counter: Number(key.counter) },
      transports: key.transports as AuthenticatorTransport[],
    },
  }).catch(() => null);
  return verified?.verified === true ? verified.authenticationInfo.newCounter : null;
}

import {
  generateRegistrationOptions,
  verifyRegistrationResponse,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { newId } from '#platform/kernel/ids.ts';
import type { Desk } from '../desk.ts';
import { ownerOf } from '../password-change.ts';
import { onPassword } from '../password-proof.ts';
import { recordProtection } from '../protection-changes.ts';
import { settleSecondFactor } from '../second-factor-ways.ts';
import type { PersonSession } from '../sessions.ts';
import type { Visitor } from '../visitor.ts';
import { beginCeremony, endCeremony, passkeyRefused, relyingParty } from './ceremonies.ts';

/**
 * What the browser needs to make a key for the person. The device must check who holds it (finger, face, code): the key
 * then counts as two factors.
 * @throws {Invalid} `identity.wrong-password`
 */
export async function startPasskey(
  desk: Desk,
  visitor: Visitor,
  current: PersonSession,
  password: string,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return onPassword(desk, visitor, current, password, async (transaction, person) => {
    const known = await transaction
      .selectFrom('identity.passkeys')
      .select(['credential_id as id', 'transports'])
      .where('person_id', '=', person.id)
      .execute();
    const options = await generateRegistrationOptions({
      ...{ rpName: 'Cabinet', rpID: relyingParty(desk).id, attestationType: 'none', excludeCredentials: known },
      ...{ userID: Uint8Array.from(Buffer.from(person.id)), userName: person.email, userDisplayName: person.name },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    await beginCeremony(desk, options.challenge, { purpose: 'create', personId: person.id });
    return options;
  });
}

/**
 * Keeps the key that the browser made; this session counts as having given a second factor.
 * @throws {Invalid} `identity.passkey-refused`
 */
export async function keepPasskey(
  desk: Desk,
  visitor: Visitor,
  current: PersonSession,
  given: { readonly name: string; readonly response: RegistrationResponseJSON },
): Promise<void> {
  const person = await ownerOf(desk, current);
  const { clientDataJSON } = given.response.response;
  const expectedChallenge = await endCeremony(desk, clientDataJSON, { purpose: 'create', personId: person.id });
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(desk);
  const expected = { expectedChallenge, expectedRPID, expectedOrigin, requireUserVerification: true };
  const verified = await verifyRegistrationResponse({ response: given.response, ...expected }).catch(() => null);
  if (verified?.verified !== true) throw passkeyRefused();
  const { credential, credentialBackedUp } = verified.registrationInfo;
  await desk.commons.transaction().execute(async (transaction) => {
    const kept = await transaction
      .insertInto('identity.passkeys')
      .values({
        ...{ id: newId(), person_id: person.id, credential_id: credential.id, name: given.name },
        ...{ public_key: Buffer.from(credential.publicKey), counter: credential.counter },
        ...{ transports: credential.transports ?? [], synced: credentialBackedUp },
        created_at: desk.machine.now().toString(),
      })
      .onConflict((conflict) => conflict.column('credential_id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (kept === undefined) throw passkeyRefused();
    await settleSecondFactor(transaction, person.id);
    await transaction
      .updateTable('identity.sessions')
      .set({ second_factor: true })
      .where('id', '=', current.id)
      .execute();
    await recordProtection(desk, transaction, visitor, person, 'identity.passkey.added', 'passkey-on');
  });
}

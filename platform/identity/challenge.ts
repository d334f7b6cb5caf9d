import { createHash } from 'node:crypto';
import { Unauthenticated } from '#platform/kernel/errors.ts';
import type { Commons } from '#platform/database/databases.ts';
import type { Desk } from './desk.ts';
import { findPerson, type Person } from './persons.ts';
import { cookieLine } from './session-opening.ts';
import { signedToken } from './sessions.ts';

/** The cookies of a request. */
export type Cookies = Readonly<Record<string, string | undefined>>;

/** A sign-in whose password was right and whose second factor is awaited. */
export interface Challenge {
  readonly person: Person;
  /** Ends it: the caller opens a session, or nothing. @returns the `set-cookie` lines */
  end(transaction: Commons): Promise<readonly string[]>;
}

/**
 * The sign-in under way in this browser. The library keeps it under the SHA-256 of what the cookie holds.
 * @throws {Unauthenticated} `identity.challenge-over`
 */
export async function currentChallenge(desk: Desk, cookies: Cookies): Promise<Challenge> {
  const held = signedToken(desk.secret, cookies[desk.cookies.challenge]);
  if (held === null) throw challengeOver();
  const identifier = createHash('sha256').update(held).digest('base64url');
  const row = await desk.commons
    .selectFrom('identity.verifications')
    .select('value')
    .where('identifier', '=', identifier)
    .where('expires_at', '>', desk.machine.now().toString())
    .executeTakeFirst();
  const person = row === undefined ? null : await findPerson(desk.commons, row.value);
  if (person === null) throw challengeOver();
  return {
    person,
    end: async (transaction) => {
      const ended = await transaction
        .deleteFrom('identity.verifications')
        .where('identifier', '=', identifier)
        .returning('id')
        .executeTakeFirst();
      // Taken by another request meanwhile.
      if (ended === undefined) throw challengeOver();
      return [cookieLine(desk, desk.cookies.challenge, '', 0)];
    },
  };
}

export function challengeOver(): Unauthenticated {
  return new Unauthenticated(
    'identity.challenge-over',
    'Cette connexion a trop attendu. Recommencez avec votre mot de passe.',
  );
}

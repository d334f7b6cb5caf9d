import { NotFound } from '#platform/kernel/errors.ts';
import type { Commons } from '#platform/database/databases.ts';
import type { Desk } from '../desk.ts';
import { ownerOf } from '../password-change.ts';
import { recordProtection } from '../protection-changes.ts';
import { settleSecondFactor } from '../second-factor-ways.ts';
import type { PersonSession } from '../sessions.ts';
import type { Visitor } from '../visitor.ts';

/** A key, as its owner sees it. Times are ISO instants of the machine. */
export interface OwnPasskey {
  readonly id: string;
  readonly name: string;
  /** Kept by a password manager on several devices. */
  readonly synced: boolean;
  readonly createdAt: string;
  readonly usedAt: string | null;
}

/** The person's keys, oldest first. */
export async function passkeysOf(database: Commons, personId: string): Promise<readonly OwnPasskey[]> {
  return database
    .selectFrom('identity.passkeys')
    .select(['id', 'name', 'synced', 'created_at as createdAt', 'used_at as usedAt'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute();
}

/** @throws {NotFound} `identity.passkey-not-found`, also for a key of somebody else. */
export async function renamePasskey(
  desk: Desk,
  visitor: Visitor,
  current: PersonSession,
  given: { readonly id: string; readonly name: string },
): Promise<void> {
  const person = await ownerOf(desk, current);
  await desk.commons.transaction().execute(async (transaction) => {
    const renamed = await transaction
      .updateTable('identity.passkeys')
      .set({ name: given.name })
      .where('id', '=', given.id)
      .where('person_id', '=', person.id)
      .returning('id')
      .executeTakeFirst();
    if (renamed === undefined) throw passkeyNotFound();
    await recordProtection(desk, transaction, visitor, person, 'identity.passkey.renamed');
  });
}

/**
 * Takes a key away: it opens nothing any more. Sessions it opened stay, as after any change but that of the password.
 * @throws {NotFound} `identity.passkey-not-found`, also for a key of somebody else.
 */
export async function removePasskey(desk: Desk, visitor: Visitor, current: PersonSession, id: string): Promise<void> {
  const person = await ownerOf(desk, current);
  await desk.commons.transaction().execute(async (transaction) => {
    const removed = await transaction
      .deleteFrom('identity.passkeys')
      .where('id', '=', id)
      .where('person_id', '=', person.id)
      .returning('id')
      .executeTakeFirst();
    if (removed === undefined) throw passkeyNotFound();
    await settleSecondFactor(transaction, person.id);
    await recordProtection(desk, transaction, visitor, person, 'identity.passkey.removed', 'passkey-off');
  });
}

function passkeyNotFound(): NotFound {
  return new NotFound('identity.passkey-not-found', 'Cette clé d’accès n’existe plus.');
}

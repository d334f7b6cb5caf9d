import { createHash, randomBytes } from 'node:crypto';
import type { CommonsTransaction } from '#platform/jobs/outbox.ts';
import type { Commons } from '#platform/database/databases.ts';

/** `r` says whose link it is; 128 bits follow, short enough for an SMS and guessed by nobody. */
const SECRET = /^r[A-Za-z0-9_-]{22}$/;

/** What a link opens. */
export interface LinkTarget {
  readonly organizationId: string;
  readonly appointmentId: string;
}

/** Makes a link to an appointment, in the transaction of the message that carries it. @returns its secret */
export async function makeLink(
  transaction: CommonsTransaction,
  target: LinkTarget & { readonly expiresAt: string },
): Promise<string> {
  const secret = `r${randomBytes(16).toString('base64url')}`;
  await transaction
    .insertInto('reminders.links')
    .values({
      ...{ fingerprint: fingerprintOf(secret), organization_id: target.organizationId },
      ...{ appointment_id: target.appointmentId, expires_at: target.expiresAt },
    })
    .execute();
  return secret;
}

/** What a secret opens; null when it is not one of ours, or was erased. */
export async function targetOf(commons: Commons, secret: string): Promise<LinkTarget | null> {
  if (!SECRET.test(secret)) return null;
  const row = await commons
    .selectFrom('reminders.links')
    .select(['organization_id as organizationId', 'appointment_id as appointmentId'])
    .where('fingerprint', '=', fingerprintOf(secret))
    .executeTakeFirst();
  return row ?? null;
}

/** 128 random bits need no slow hash: nobody can try them all. */
function fingerprintOf(secret: string): Buffer {
  return createHash('sha256').update(`reminders.links ${secret}`).digest();
}

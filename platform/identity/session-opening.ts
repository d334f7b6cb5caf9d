import { createHmac } from 'node:crypto';
import type { Transaction } from 'kysely';
import { newId, newSecret } from '#platform/kernel/ids.ts';
import type { CommonsTables } from '#platform/database/tables/commons.ts';
import { SESSION_SECONDS } from './authentication.ts';
import type { Desk } from './desk.ts';
import type { Person } from './persons.ts';
import { traceSignIn, type WayIn } from './sign-in-traces.ts';
import { addressOf, type Visitor } from './visitor.ts';

/** A session, and the `set-cookie` lines that give it to the browser. */
export interface OpenedSession {
  readonly sessionId: string;
  readonly cookies: readonly string[];
}

/**
 * Opens a session for somebody who proved who they are by two factors, in the form of the authentication library, and
 * writes it down.
 */
export async function openSession(
  desk: Desk,
  transaction: Transaction<CommonsTables>,
  visitor: Visitor,
  person: Person,
  way: WayIn,
): Promise<OpenedSession> {
  const now = desk.machine.now();
  const [sessionId, token] = [newId(), newSecret()];
  await transaction
    .insertInto('identity.sessions')
    .values({
      ...{ id: sessionId, person_id: person.id, token, second_factor: true },
      ...{ ip_address: addressOf(visitor), user_agent: visitor.userAgent },
      ...{ created_at: now.toString(), updated_at: now.toString() },
      expires_at: now.add({ seconds: SESSION_SECONDS }).toString(),
    })
    .execute();
  await traceSignIn(desk, transaction, visitor, person, way);
  const signature = createHmac('sha256', desk.secret).update(token).digest('base64');
  return { sessionId, cookies: [cookieLine(desk, desk.cookies.session, `${token}.${signature}`, SESSION_SECONDS)] };
}

/** A cookie for our pages only; erased when `seconds` is 0. */
export function cookieLine(desk: Desk, name: string, value: string, seconds: number): string {
  const secure = desk.publicUrl.protocol === 'https:' ? '; Secure' : '';
  return `${name}=${encodeURIComponent(value)}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

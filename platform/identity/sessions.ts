import { createHmac, timingSafeEqual } from 'node:crypto';
import { NotFound, Unauthenticated } from '#platform/kernel/errors.ts';
import type { Commons } from '#platform/database/databases.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { Credentials, Session, SessionSource } from '#platform/http/session.ts';
import type { Desk } from './desk.ts';
import type { Visitor } from './visitor.ts';

/** An open session, as its owner sees it. Times are ISO instants of the machine. */
export interface OpenSession {
  readonly id: string;
  readonly startedAt: string;
  readonly endsAt: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly current: boolean;
}

/** The session a request bears, with its identifier. */
export interface PersonSession extends Session {
  readonly id: string;
  /** When somebody last did something in it: ISO instant of the machine, to the minute. */
  readonly activeAt: string;
}

const ACTIVITY_STEP_MS = 60_000;

/** A session in which nothing was done since has ended. */
function aloneSince(desk: Desk): string {
  return desk.machine.now().subtract({ minutes: desk.idleMinutes }).toString();
}

function isLeftAlone(desk: Desk, activeAt: string): boolean {
  return Date.parse(activeAt) <= Date.parse(aloneSince(desk));
}

/** Recognises persons by their session's cookie: one indexed query, no cache, so that an end is felt at once. */
export function sessionSource(desk: Desk): SessionSource {
  return {
    audience: 'professional',
    recognise: async (credentials) => {
      const session = await findSession(desk, credentials);
      if (session !== null) await noteActivity(desk, session, credentials.idleSeconds);
      return session;
    },
  };
}

/** Writes when somebody last did something, to the minute. */
async function noteActivity(desk: Desk, session: PersonSession, idleSeconds: number): Promise<void> {
  if (!Number.isFinite(idleSeconds)) return;
  const activeAt = desk.machine.now().subtract({ seconds: idleSeconds });
  const written = Temporal.Instant.from(session.activeAt);
  if (activeAt.epochMilliseconds - written.epochMilliseconds < ACTIVITY_STEP_MS) return;
  await desk.commons
    .updateTable('identity.sessions')
    .set({ active_at: activeAt.toString() })
    .where('id', '=', session.id)
    .execute();
}

/** @returns null without a cookie, with a forged one, when the session ended or was left alone too long (MAI-026). */
async function findSession(desk: Desk, { cookies }: Pick<Credentials, 'cookies'>): Promise<PersonSession | null> {
  const token = signedToken(desk.secret, cookies[desk.cookies.session]);
  if (token === null) return null;
  const row = await desk.commons
    .selectFrom('identity.sessions as session')
    .innerJoin('identity.persons as person', 'person.id', 'session.person_id')
    .select(['session.id', 'session.created_at', 'session.second_factor', 'person.id as person', 'person.name'])
    .select(({ fn }) => fn.coalesce('session.active_at', 'session.created_at').as('active_at'))
    .where('session.token', '=', token)
    .where('session.expires_at', '>', desk.machine.now().toString())
    .executeTakeFirst();
  if (row === undefined || isLeftAlone(desk, row.active_at)) return null;
  return {
    ...{ id: row.id, activeAt: row.active_at },
    actor: { kind: 'person', id: row.person, name: row.name },
    boundTo: null,
    secondFactor: row.second_factor,
    startedAt: row.created_at,
  };
}

/** @throws {Unauthenticated} when the request bears an API token instead of a person's session. */
export async function currentSession(desk: Desk, credentials: Pick<Credentials, 'cookies'>): Promise<PersonSession> {
  const session = await findSession(desk, credentials);
  if (session === null) throw new Unauthenticated('session.required', 'Connectez-vous pour continuer.');
  return session;
}

/** The person's open sessions, newest first. */
export async function listSessions(desk: Desk, current: PersonSession): Promise<readonly OpenSession[]> {
  const rows = await desk.commons
    .selectFrom('identity.sessions')
    .select(['id', 'created_at', 'expires_at', 'ip_address', 'user_agent'])
    .where('person_id', '=', current.actor.id)
    .where('expires_at', '>', desk.machine.now().toString())
    .where(({ fn }) => fn.coalesce('active_at', 'created_at'), '>', aloneSince(desk))
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, startedAt: row.created_at, endsAt: row.expires_at },
    ...{ ip: row.ip_address || null, userAgent: row.user_agent || null, current: row.id === current.id },
  }));
}

/**
 * Closes one of the person's own sessions.
 * @throws {NotFound} also for a session of somebody else.
 */
export async function closeSession(desk: Desk, visitor: Visitor, id: string): Promise<void> {
  await desk.commons.transaction().execute(async (transaction) => {
    const closed = await transaction
      .deleteFrom('identity.sessions')
      .where('id', '=', id)
      .where('person_id', '=', visitor.act.actor.id)
      .returning('id')
      .executeTakeFirst();
    if (closed === undefined) throw new NotFound('identity.session-not-found', 'Cette session est déjà fermée.');
    await recordAct(transaction, visitor.act, {
      ...{ action: 'identity.session.ended', object: { kind: 'session', id }, at: desk.clock.now() },
    });
  });
}

/** Closes every session of a person but one. @returns how many were closed. */
export async function closeSessionsOf(transaction: Commons, person: string, except: string | null): Promise<number> {
  const query = transaction.deleteFrom('identity.sessions').where('person_id', '=', person).returning('id');
  const closed = await (except === null ? query : query.where('id', '!=', except)).execute();
  return closed.length;
}

/** Closes the person's other sessions. */
export async function closeOtherSessions(desk: Desk, visitor: Visitor, current: PersonSession): Promise<number> {
  return desk.commons.transaction().execute(async (transaction) => {
    const count = await closeSessionsOf(transaction, String(current.actor.id), current.id);
    const object = { kind: 'person', id: current.actor.id };
    await recordAct(transaction, visitor.act, {
      ...{ action: 'identity.session.others-ended', object, at: desk.clock.now(), details: { count } },
    });
    return count;
  });
}

/** The token of a signed cookie (`token.signature`), or null when the signature is not ours. */
export function signedToken(secret: string, cookie: string | undefined): string | null {
  const dot = cookie?.lastIndexOf('.') ?? -1;
  if (cookie === undefined || dot < 1) return null;
  const token = cookie.slice(0, dot);
  const given = Buffer.from(cookie.slice(dot + 1), 'base64');
  const expected = createHmac('sha256', secret).update(token).digest();
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

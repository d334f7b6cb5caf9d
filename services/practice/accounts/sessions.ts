import { NotFound } from '#platform/kernel/errors.ts';
import { newId, newSecret } from '#platform/kernel/ids.ts';
import type { Act } from '#platform/kernel/act.ts';
import type { Session, SessionSource } from '#platform/http/session.ts';
import type { Address } from './address.ts';
import { hashOf, journal, type AccountsNeeds } from './desk.ts';

/** Name of the cookie that holds a patient's session. */
export const PATIENT_COOKIE = 'cabinet-patient';
/** How long a session lives at most. */
export const SESSION_HOURS = 24;
/** How long it may be left alone before it ends (MAI-026). */
const IDLE_MINUTES = 30;
/** Written once a minute at most. */
const NOTED_AFTER = Temporal.Duration.from({ minutes: 1 });

/** An open session, as its owner sees it; ISO instants of the machine. */
export interface PatientSession {
  readonly id: string;
  readonly startedAt: string;
  readonly endsAt: string;
  readonly userAgent: string;
  readonly current: boolean;
}

/** Recognises patients by their cookie, at each request anew: a session closed elsewhere is felt at once. */
export function patientSessions(needs: AccountsNeeds): SessionSource {
  return {
    audience: 'patient',
    recognise: async ({ cookies }): Promise<Session | null> => {
      const token = cookies[PATIENT_COOKIE];
      if (token === undefined) return null;
      const row = await needs.commons
        .selectFrom('accounts.sessions as session')
        .leftJoin('accounts.people as person', (join) =>
          join.onRef('person.account_id', '=', 'session.account_id').on('person.relation', '=', 'self'),
        )
        .select(['session.id', 'session.account_id', 'session.started_at', 'person.first_name', 'person.birth_name'])
        .select(({ fn }) => fn.coalesce('session.active_at', 'session.started_at').as('active_at'))
        .where('session.token_hash', '=', hashOf(token))
        .where('session.expires_at', '>', needs.machine.now().toString())
        .where(({ fn }) => fn.coalesce('session.active_at', 'session.started_at'), '>', aloneSince(needs))
        .executeTakeFirst();
      if (row === undefined) return null;
      await noteActivity(needs, row.id, row.active_at);
      const name = row.first_name === null ? 'Patient' : `${row.first_name} ${row.birth_name}`;
      const actor = { kind: 'patient', id: row.account_id, name } as const;
      return { actor, boundTo: null, secondFactor: false, startedAt: row.started_at };
    },
  };
}

/** Before this instant, a session nobody used since has ended. */
function aloneSince({ machine }: Pick<AccountsNeeds, 'machine'>): string {
  return machine.now().subtract({ minutes: IDLE_MINUTES }).toString();
}

async function noteActivity(needs: AccountsNeeds, id: string, activeAt: string): Promise<void> {
  const now = needs.machine.now();
  if (Temporal.Instant.compare(now, Temporal.Instant.from(activeAt).add(NOTED_AFTER)) < 0) return;
  await needs.commons
    .updateTable('accounts.sessions')
    .set({ active_at: now.toString() })
    .where('id', '=', id)
    .execute();
}

/**
 * Opens a session for whoever proved an address, and the account with it when there is none yet.
 * @returns the cookie's value, shown once
 */
export async function openSession(
  needs: AccountsNeeds,
  address: Address,
  act: Act,
  userAgent: string,
): Promise<string> {
  const token = newSecret();
  await needs.commons.transaction().execute(async (transaction) => {
    const existing = await transaction
      .selectFrom('accounts.accounts')
      .select('id')
      .where(address.kind, '=', address.value)
      .executeTakeFirst();
    const accountId = existing?.id ?? newId();
    const actor: Act = { ...act, actor: { kind: 'patient', id: accountId, name: 'Patient' } };
    if (existing === undefined) {
      const created_at = needs.clock.now().toString();
      await transaction
        .insertInto('accounts.accounts')
        .values({ id: accountId, [address.kind]: address.value, created_at })
        .execute();
      await journal(transaction, needs, actor, 'accounts.account.opened', accountId, { by: address.kind });
    }
    const now = needs.machine.now();
    await transaction
      .insertInto('accounts.sessions')
      .values({
        ...{ id: newId(), account_id: accountId, token_hash: hashOf(token), user_agent: userAgent.slice(0, 200) },
        ...{ started_at: now.toString(), expires_at: now.add({ hours: SESSION_HOURS }).toString() },
      })
      .execute();
    await journal(transaction, needs, actor, 'accounts.session.opened', accountId, { by: address.kind });
  });
  return token;
}

/** The account's open sessions, newest first. */
export async function listSessions(needs: AccountsNeeds, accountId: string, token: string): Promise<PatientSession[]> {
  const rows = await needs.commons
    .selectFrom('accounts.sessions')
    .select(['id', 'token_hash', 'started_at', 'expires_at', 'user_agent'])
    .where('account_id', '=', accountId)
    .where('expires_at', '>', needs.machine.now().toString())
    .where(({ fn }) => fn.coalesce('active_at', 'started_at'), '>', aloneSince(needs))
    .orderBy('started_at', 'desc')
    .execute();
  const current = hashOf(token);
  return rows.map((row) => ({
    ...{ id: row.id, startedAt: row.started_at, endsAt: row.expires_at, userAgent: row.user_agent },
    current: row.token_hash.equals(current),
  }));
}

/**
 * Closes one of the account's own sessions.
 * @throws {NotFound} also for a session of somebody else.
 */
export async function closeSession(needs: AccountsNeeds, accountId: string, id: string, act: Act): Promise<void> {
  await needs.commons.transaction().execute(async (transaction) => {
    const closed = await transaction
      .deleteFrom('accounts.sessions')
      .where('id', '=', id)
      .where('account_id', '=', accountId)
      .executeTakeFirst();
    if (closed.numDeletedRows === 0n)
      throw new NotFound('accounts.session-not-found', 'Cette session est déjà fermée.');
    await journal(transaction, needs, act, 'accounts.session.closed', accountId);
  });
}

/** Closes the session this cookie opened, if it still is. */
export async function leaveSession(needs: AccountsNeeds, token: string, act: Act): Promise<void> {
  await needs.commons.transaction().execute(async (transaction) => {
    const closed = await transaction
      .deleteFrom('accounts.sessions')
      .where('token_hash', '=', hashOf(token))
      .returning('account_id')
      .executeTakeFirst();
    if (closed !== undefined) await journal(transaction, needs, act, 'accounts.session.closed', closed.account_id);
  });
}

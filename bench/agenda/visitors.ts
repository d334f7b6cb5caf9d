import { Agent, request } from 'node:http';
import { createHash, randomBytes } from 'node:crypto';
import { newId } from '../../platform/kernel/ids.ts';
import type { Databases } from '../../platform/database/databases.ts';
import type { Bookable } from './practices.ts';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** A patient signed in to their own account, at an address of their own: limits are counted by address. */
export interface Visitor {
  readonly cookie: string;
  readonly personId: string;
  readonly localAddress: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 600 });

/** Sends one request. */
export function send(
  url: URL,
  options: { readonly body?: object; readonly visitor?: Visitor; readonly fresh?: boolean } = {},
): Promise<Answer> {
  const { body, visitor } = options;
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      {
        method: body === undefined ? 'GET' : 'POST',
        ...(visitor === undefined
          ? { agent }
          : { agent: options.fresh ? false : agent, localAddress: visitor.localAddress }),
        headers: {
          'x-requested-with': 'cabinet',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(visitor === undefined ? {} : { cookie: visitor.cookie }),
        },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => resolve({ status: answer.statusCode!, body: Buffer.concat(chunks).toString() }));
        answer.on('error', reject);
      },
    );
    call.on('error', reject);
    call.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** Opens accounts with a session each, as a code received by mail would. */
export async function openAccounts({ commons }: Databases, count: number): Promise<readonly Visitor[]> {
  const now = Temporal.Now.instant();
  const all = Array.from({ length: count }, (_, at) => ({
    ...{ accountId: newId(), personId: newId(), token: randomBytes(32).toString('base64url') },
    ...{ email: `patient-${at}@mesure.example`, localAddress: `127.0.${1 + Math.floor(at / 200)}.${1 + (at % 200)}` },
  }));
  const at = now.toString();
  await commons
    .insertInto('accounts.accounts')
    .values(all.map(({ accountId, email }) => ({ id: accountId, email, created_at: at })))
    .execute();
  await commons
    .insertInto('accounts.people')
    .values(
      all.map(({ accountId, personId }, number) => ({
        ...{ id: personId, account_id: accountId, relation: 'self', first_name: 'Camille' },
        ...{ birth_name: `Essai ${number}`, created_at: at },
        // Nobody's practice has five hundred patients of one birth date.
        birth_date: Temporal.PlainDate.from('1950-01-01')
          .add({ days: number * 37 })
          .toString(),
      })),
    )
    .execute();
  await commons
    .insertInto('accounts.sessions')
    .values(
      all.map(({ accountId, token }) => ({
        ...{ id: newId(), account_id: accountId, token_hash: createHash('sha256').update(token).digest() },
        ...{ user_agent: 'bench', started_at: at, expires_at: now.add({ hours: 4 }).toString() },
      })),
    )
    .execute();
  return all.map(({ token, personId, localAddress }) => ({
    ...{ personId, localAddress },
    cookie: `cabinet-patient=${token}; cabinet-visitor=${randomBytes(32).toString('base64url')}`,
  }));
}

/** Books as a patient does: holds the time, then makes the appointment. @returns the last answer */
export async function bookOnline(
  server: URL,
  visitor: Visitor,
  { slug, reasonId, startsAt }: Pick<Bookable, 'slug' | 'reasonId'> & { readonly startsAt: string },
  fresh = false,
): Promise<Answer> {
  const held = await send(new URL('/api/booking/holds', server), {
    visitor,
    fresh,
    body: { slug, reasonId, startsAt },
  });
  if (held.status !== 200) return held;
  const { requestId } = JSON.parse(held.body) as { requestId: string };
  const body = { slug, requestId, personId: visitor.personId };
  return send(new URL('/api/booking/appointments', server), { visitor, fresh, body });
}

/** Times of the practitioners, shuffled with their owners, each once. */
export async function freeTimes(
  server: URL,
  bookable: readonly Bookable[],
): Promise<(Bookable & { readonly startsAt: string })[]> {
  const all: (Bookable & { readonly startsAt: string })[] = [];
  for (const one of bookable) {
    const { body } = await send(new URL(`/api/booking/practitioners/${one.slug}/times`, server));
    const { reasons } = JSON.parse(body) as { reasons: { times: string[] }[] };
    for (const startsAt of reasons[0]?.times ?? []) all.push({ ...one, startsAt });
  }
  const random = all.map((one) => ({ one, key: Math.random() }));
  return random.toSorted((left, right) => left.key - right.key).map(({ one }) => one);
}

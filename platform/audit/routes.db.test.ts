import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import type { Act } from '#platform/kernel/act.ts';
import { FixedClock } from '#platform/kernel/clock.ts';
import { silentLog } from '#platform/kernel/log.ts';
import { testDatabases } from '#platform/database/testing.ts';
import { httpDeclaration } from '#platform/http/module.ts';
import { as, testServer, type TestPerson } from '#platform/http/testing.ts';
import { auditDeclaration, createAudit } from './module.ts';
import { recordAct } from './record.ts';
import { ReverseNames } from './reverse-names.ts';

const clock = new FixedClock('2026-03-02T08:00:00Z');
const coders = { ada: 'Ada Exemple', bob: 'Bob Exemple' };

function actOf(coder: keyof typeof coders, ip: string): Act {
  return {
    actor: { kind: 'person', id: coder, name: coders[coder] },
    origin: { ip, port: 50_000, browserId: `browser-of-${coder}`, requestId: 'request' },
    onBehalfOf: null,
  };
}

/** Two organisations: the referent's, with twelve lines of two coders, and another with one line. */
async function journal(t: TestContext) {
  const { databases, keys, organization } = await testDatabases(t, [auditDeclaration, httpDeclaration]);
  const names = new ReverseNames({ reverse: async () => [] });
  const module = createAudit({ databases, keys, clock, log: silentLog, names });
  const [own, other] = [await organization(), await organization()];
  const database = await databases.organization(own);
  for (let number = 1; number <= 12; number += 1) {
    const act = number % 3 === 0 ? actOf('bob', '198.51.100.4') : actOf('ada', '203.0.113.7');
    const action = number % 2 === 0 ? 'coding.stay.read' : 'coding.staging.read';
    const at = Temporal.Instant.from(`2026-02-${String(number).padStart(2, '0')}T10:00:00Z`);
    await recordAct(database, act, { action, object: { kind: 'stay', id: `stay_${number}` }, at, details: { number } });
  }
  const elsewhere = await databases.organization(other);
  await recordAct(elsewhere, actOf('ada', '192.0.2.1'), {
    action: 'coding.stay.read',
    object: { kind: 'stay', id: 'elsewhere' },
    at: clock.now(),
  });
  const referent: TestPerson = { id: 'rita', name: 'Rita Exemple', organizationId: own, permissions: ['audit.read'] };
  const persons: TestPerson[] = [referent, { ...referent, id: 'ada', name: coders.ada, permissions: ['coding.read'] }];
  const server = await testServer(t, { databases, modules: [module], persons });
  const get = (path: string, person = referent) =>
    server.inject({ method: 'GET', url: `/api/audit/${path}`, headers: as(person) });
  const found = async (query: string) => {
    const { entries } = (await get(`entries?${query}`)).json() as { entries: { details: { number: number } }[] };
    return entries.map((entry) => entry.details.number);
  };
  return { get, found, persons, database, own, other };
}

test('the referent reads the journal of their own organisation, newest first, page by page', async (t) => {
  const { get } = await journal(t);
  const first = (await get('entries?limit=7')).json() as { entries: { id: number }[]; next: number };
  assert.deepEqual(first.entries[0], {
    id: 12,
    at: '2026-02-12T10:00:00Z',
    actor: { kind: 'person', id: 'bob', name: 'Bob Exemple' },
    onBehalfOf: null,
    forWhom: null,
    action: 'coding.stay.read',
    actionName: 'Séjour lu',
    object: { kind: 'stay', name: 'Séjour', id: 'stay_12' },
    origin: {
      ip: '198.51.100.4',
      port: 50_000,
      reverseDns: null,
      browserId: 'browser-of-bob',
      requestId: 'request',
    },
    details: { number: 12 },
    sealed: false,
  });
  const second = (await get(`entries?limit=7&before=${first.next}`)).json() as typeof first;
  assert.deepEqual(
    [first, second].map(({ entries, next }) => [entries.map((entry) => entry.id), next]),
    [
      [[12, 11, 10, 9, 8, 7, 6], 6],
      [[5, 4, 3, 2, 1], null],
    ],
  );
});

test('lines are found by person, action, object, dates, address and words', async (t) => {
  const { found, get } = await journal(t);
  const searches = {
    'actor=bob': [12, 9, 6, 3],
    'action=coding.stay': [12, 10, 8, 6, 4, 2],
    'action=coding.stay.read&actor=bob': [12, 6],
    'objectKind=stay&objectId=stay_5': [5],
    'from=2026-02-03T10:00:00Z&until=2026-02-05T10:00:00Z': [4, 3],
    'ip=198.51.100.4': [12, 9, 6, 3],
    'ip=203.0.113.0/24&action=coding.stay': [10, 8, 4, 2],
    'text=BOB%20staging': [9, 3],
    'text=stay_11': [11],
    'text=s%C3%A9jour%20lu%20bob': [12, 6],
    'text=%25': [],
  };
  for (const [query, numbers] of Object.entries(searches)) assert.deepEqual(await found(query), numbers, query);
  const refused = ['ip=somewhere', 'from=yesterday', 'limit=1000', 'before=-1'];
  for (const query of refused) assert.equal((await get(`entries?${query}`)).statusCode, 422, query);
});

test('a summary says who and what is in the lines asked for, and how many of each', async (t) => {
  const { get } = await journal(t);
  assert.deepEqual((await get('summary?action=coding.stay')).json(), {
    lines: 6,
    actors: [
      { kind: 'person', id: 'ada', name: 'Ada Exemple', lines: 4, lastAt: '2026-02-10T10:00:00Z' },
      { kind: 'person', id: 'bob', name: 'Bob Exemple', lines: 2, lastAt: '2026-02-12T10:00:00Z' },
    ],
    actions: [{ action: 'coding.stay.read', name: 'Séjour lu', module: 'Codage', lines: 6 }],
    objects: [{ kind: 'stay', name: 'Séjour', lines: 6 }],
  });
  const nothing = { lines: 0, actors: [], actions: [], objects: [] };
  assert.deepEqual((await get('summary?actor=nobody')).json(), nothing);
});

test('who may not read the journal is refused, and another organisation looks as if it did not exist', async (t) => {
  const { get, persons, other } = await journal(t);
  const [referent, coder] = [persons[0]!, persons[1]!];
  const paths = ['entries', 'entries.csv', 'summary', 'verification'];
  for (const path of paths) {
    const without = await get(path, coder);
    const elsewhere = await get(path, { ...referent, organizationId: other });
    assert.deepEqual([without.statusCode, elsewhere.statusCode], [403, 404], path);
  }
});

test('an export holds every line that matches and is itself in the journal', async (t) => {
  const { get, database } = await journal(t);
  const answer = await get('entries.csv?actor=bob');
  assert.equal(answer.headers['content-type'], 'text/csv; charset=utf-8');
  assert.equal(answer.headers['content-disposition'], 'attachment; filename="journal.csv"');
  const lines = answer.body.trim().split('\r\n');
  assert.deepEqual(
    lines.slice(1).map((line) => line.split(';')[10]),
    ['stay_12', 'stay_9', 'stay_6', 'stay_3'],
  );
  const last = await database
    .selectFrom('audit.entries')
    .select(['action', 'actor_id', 'object_kind', 'at'])
    .orderBy('id', 'desc')
    .executeTakeFirst();
  assert.deepEqual(last, {
    action: 'audit.entries.export',
    actor_id: 'rita',
    object_kind: 'journal',
    at: '2026-03-02T08:00:00Z',
  });
});

test('the referent sees that nothing was altered, all lines counted', async (t) => {
  const { get } = await journal(t);
  assert.deepEqual((await get('verification')).json(), {
    intact: true,
    batches: 1,
    entries: 12,
    erasedBatches: 0,
    sealedAt: '2026-03-02T08:00:00Z',
  });
});

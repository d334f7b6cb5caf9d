import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { newId } from '#platform/kernel/ids.ts';
import { silentLog } from '#platform/kernel/log.ts';
import { createAudit } from '#platform/audit/module.ts';
import { as, testServer } from '#platform/http/testing.ts';
import type { StayView } from '#services/coding/api.ts';
import { codingScene } from '#services/coding/testing/scene.ts';
import { FULL_REPORT } from './reports.ts';

const scene = await codingScene({ after });
const { tim, dim, databases, keys, clock, runner, own, database } = scene;
const referent = { id: newId(), name: 'Ondine Chimère', organizationId: own, permissions: ['audit.read'] };
const { audit, ...auditModule } = createAudit({ databases, keys, clock, log: silentLog });
const ending = { after: (end: () => Promise<void>) => after(end) } as unknown as Parameters<typeof testServer>[0];
const journal = await testServer(ending, { databases, modules: [auditModule], persons: [referent] });

interface Line {
  readonly actor: { readonly id: string; readonly name: string };
  readonly action: string;
  readonly object: { readonly id: string };
  readonly at: string;
  readonly origin: { readonly ip: string; readonly port: number; readonly requestId: string };
}

async function linesOf(stayId: string): Promise<readonly Line[]> {
  const answer = await journal.inject({ url: `/api/audit/entries?objectId=${stayId}`, headers: as(referent) });
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json().entries;
}

async function validated(): Promise<StayView> {
  const created = await tim.paste(FULL_REPORT);
  await runner.idle();
  return tim.validate(await tim.acceptEach(await tim.stay(created.stay.id)));
}

test('CIM-25 the referent reads who validated, when and from where, and no role can change or remove the line', async () => {
  const { stay } = await validated();
  const [line] = (await linesOf(stay.id)).filter(({ action }) => action === 'coding.stay.validated');
  assert.deepEqual([line?.actor.id, line?.actor.name, line?.object.id], [tim.person.id, 'Hortense Galibier', stay.id]);
  assert.deepEqual([line?.at, line?.origin.ip], ['2026-11-21T08:00:00Z', '127.0.0.1']);
  assert.match(line?.origin.requestId ?? '', /^[0-9a-f-]{36}$/);
  assert.equal((await journal.inject({ url: '/api/audit/entries' })).statusCode, 401);

  const attempts = [
    sql`UPDATE audit.entries SET actor_name = 'Personne'`,
    sql`DELETE FROM audit.entries`,
    sql`TRUNCATE audit.entries`,
    sql`ALTER TABLE audit.entries DISABLE TRIGGER ALL`,
    sql`DROP TABLE audit.entries`,
  ];
  for (const attempt of attempts) await assert.rejects(attempt.execute(database), { code: '42501' });
  assert.deepEqual((await audit.verify(own)).intact, true);
});

test('CIM-139 each reading, change, export of a report is in its access list with person and time, kept for the term', async () => {
  const { stay } = await validated();
  clock.moveTo('2026-11-21T09:30:00Z');
  await dim.stay(stay.id);
  await dim.call('GET', `/stays/${stay.id}/export/json`);
  const lines = await linesOf(stay.id);
  const seen = lines.filter(({ at }) => at === '2026-11-21T09:30:00Z').map(({ actor, action }) => [actor.name, action]);
  assert.deepEqual(seen, [
    ['Maëlle Corvaisier', 'coding.stay.exported'],
    ['Maëlle Corvaisier', 'coding.report.read'],
  ]);
  const kinds = new Set(lines.map(({ action }) => action));
  for (const action of ['coding.stay.created', 'coding.decision.accepted', 'coding.stay.validated']) {
    assert.ok(kinds.has(action), `${action} in ${[...kinds].join(' ')}`);
  }
  await audit.verify(own);
  clock.moveTo('2027-11-21T07:00:00Z');
  assert.equal((await audit.eraseAtTerm(own)).batches, 0);
  clock.moveTo('2027-11-22T10:00:00Z');
  assert.ok((await audit.eraseAtTerm(own)).batches > 0);
  assert.deepEqual([await linesOf(stay.id), (await audit.verify(own)).intact], [[], true]);
});

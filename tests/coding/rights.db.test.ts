import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '#platform/kernel/ids.ts';
import type { StayList, StayView } from '#services/coding/api.ts';
import { statementFor, type Caller } from '#services/coding/testing/caller.ts';
import { codingScene } from '#services/coding/testing/scene.ts';
import { FULL_REPORT } from './reports.ts';

const scene = await codingScene({ after });
const { tim, dim, physician, assistant, billing, stranger, runner, database, own } = scene;

async function ready(caller = tim): Promise<StayView> {
  const created = await caller.paste(FULL_REPORT);
  await runner.idle();
  return caller.stay(created.stay.id);
}

test('CIM-24 each role reaches the functions its work needs and no other', async () => {
  const functions: Record<string, (caller: Caller) => Promise<number>> = {
    list: async (caller) => (await caller.call('GET', '/stays')).status,
    read: async (caller) => (await caller.call('GET', `/stays/${(await ready()).stay.id}`)).status,
    create: async (caller) => (await caller.call('POST', '/stays', { localId: 'x' })).status,
    import: async (caller) => (await caller.form('/imports', [{ name: 'a.txt', content: 'a' }])).status,
    search: async (caller) => (await caller.call('GET', '/codes?q=I10')).status,
    decide: async (caller) => {
      const decision = { id: newId(), madeUpon: 0, kind: 'accept', proposalKey: 'DAS:I10' };
      return (await caller.call('POST', `/stays/${(await ready()).stay.id}/decisions`, decision)).status;
    },
    validate: async (caller) => {
      const view = await tim.acceptEach(await ready());
      return (await caller.call('POST', `/stays/${view.stay.id}/validate`, statementFor(view))).status;
    },
    export: async (caller) => {
      const view = await tim.validate(await tim.acceptEach(await ready()));
      return (await caller.call('GET', `/stays/${view.stay.id}/export/json`)).status;
    },
    report: async (caller) => {
      const anomaly = { id: newId(), subject: 'result', kind: 'doubt', comment: 'étrange', excerpt: null };
      return (await caller.call('POST', `/stays/${(await ready()).stay.id}/anomalies`, anomaly)).status;
    },
    statistics: async (caller) => (await caller.call('GET', '/statistics')).status,
    lexicon: async (caller) => (await caller.call('GET', '/lexicon')).status,
    use: async (caller) => (await caller.call('GET', '/use')).status,
  };
  const coding = ['list', 'read', 'search', 'decide', 'validate', 'export', 'report'];
  const matrix: readonly [Caller, readonly string[]][] = [
    [tim, [...coding, 'create', 'import']],
    [dim, [...coding, 'create', 'import', 'statistics', 'lexicon']],
    [physician, coding],
    [assistant, [...coding.filter((name) => name !== 'validate'), 'create', 'import']],
    [billing, ['use']],
  ];
  for (const [caller, may] of matrix) {
    for (const [name, run] of Object.entries(functions)) {
      const status = await run(caller);
      assert.equal(status, may.includes(name) ? 200 : 403, `${caller.person.name}: ${name}`);
    }
  }
});

test('CIM-47 a list with state, search and filters; a stay of another client is not found and the attempt journaled', async () => {
  await tim.do('POST', '/stays', { localId: 'liste 1', unit: 'Neurologie', admittedOn: '2026-01-05' });
  await tim.do('POST', '/stays', { localId: 'liste 2', unit: 'Locomoteur 50%', admittedOn: '2026-02-05' });
  await stranger.do('POST', '/stays', { localId: 'liste 3', unit: 'Neurologie', admittedOn: '2026-02-05' });
  const found = async (query: string) =>
    (await tim.do<StayList>('GET', `/stays?${query}`)).stays.map(({ localId }) => localId).toSorted();
  assert.deepEqual(
    [
      await found('q=LISTE'),
      await found('q=liste&unit=Neurologie'),
      await found('q=liste&admittedFrom=2026-02-01'),
      await found('q=50%25'),
      await found('q=list_'),
      await found('q=liste&state=validated,to-review'),
      await found('q=liste&sort=localId&order=desc&limit=1'),
      await found('q=liste&sort=localId&order=desc&limit=1&offset=1'),
    ],
    [['liste 1', 'liste 2'], ['liste 1'], ['liste 2'], ['liste 2'], [], [], ['liste 2'], ['liste 1']],
  );
  const list = await tim.do<StayList>('GET', '/stays?q=liste&state=validated');
  assert.deepEqual([list.total, list.counts['awaiting-report'], list.counts.validated], [0, 2, 0]);

  const theirs = await stranger.do<StayView>('POST', '/stays', { localId: 'à eux', text: FULL_REPORT });
  const stayId = theirs.stay.id;
  const decision = { id: newId(), madeUpon: 0, kind: 'accept', proposalKey: 'DAS:I10' };
  const anomaly = { id: newId(), subject: 'result', kind: 'doubt', comment: 'étrange', excerpt: null };
  const attempts = [
    await tim.refused('GET', `/stays/${stayId}`),
    await tim.refused('GET', `/stays/${stayId}/state`),
    await tim.refused('GET', `/stays/${stayId}/history`),
    await tim.refused('GET', `/stays/${stayId}/report/file`),
    await tim.refused('GET', `/stays/${stayId}/export/pdf`),
    await tim.refused('GET', `/stays/${stayId}/analyses/${newId()}`),
    await tim.refused('PATCH', `/stays/${stayId}`, { unit: 'x' }),
    await tim.refused('PUT', `/stays/${stayId}/report`, { text: 'x' }),
    await tim.refused('POST', `/stays/${stayId}/analyze`, {}),
    await tim.refused('POST', `/stays/${stayId}/scope`, { smrStay: true }),
    await tim.refused('POST', `/stays/${stayId}/decisions`, decision),
    await tim.refused('POST', `/stays/${stayId}/decisions/undo`, { id: newId(), madeUpon: 0 }),
    await tim.refused('POST', `/stays/${stayId}/validate`, statementFor(theirs)),
    await tim.refused('POST', `/stays/${stayId}/reopen`, { reason: 'pour voir' }),
    await tim.refused('POST', `/stays/${stayId}/anomalies`, anomaly),
  ];
  for (const attempt of attempts) assert.deepEqual(attempt, [404, 'coding.stay.not-found']);
  const [file] = await tim.upload([{ name: 'a.txt', content: 'a' }], { stayId });
  assert.deepEqual([file?.outcome, file?.problem?.code], ['refused', 'coding.stay.not-found']);
  const journaled = await database
    .selectFrom('audit.entries')
    .select(['actor_name', 'details'])
    .where('action', '=', 'coding.access.refused')
    .where('object_id', '=', stayId)
    .execute();
  assert.equal(journaled.length, attempts.length + 1);
  assert.deepEqual(journaled[0], { actor_name: 'Hortense Galibier', details: { code: 'coding.stay.not-found' } });
  assert.equal((await stranger.stay(stayId)).stay.state, 'imported');
  const elsewhere = { ...tim.person, organizationId: theirs.stay.id };
  assert.notEqual(elsewhere.organizationId, own);
});

test('CIM-53 a new user acknowledges before anything else; date and version are kept, and a new wording is asked again', async (t) => {
  const fresh = await codingScene(t, { acknowledged: false });
  const path = '/acknowledgement';
  for (const [method, address] of [
    ['GET', '/stays'],
    ['GET', `/stays/${newId()}`],
    ['GET', '/codes?q=a'],
  ] as const) {
    assert.deepEqual(await fresh.tim.refused(method, address), [403, 'coding.acknowledgement-required']);
  }
  assert.deepEqual((await fresh.tim.form('/imports', [{ name: 'a.txt', content: 'a' }])).status, 403);
  const before = await fresh.tim.do<{ version: string; wording: string[]; acknowledgedAt: null }>('GET', path);
  assert.equal(before.acknowledgedAt, null);
  assert.match(
    before.wording.join(' '),
    /ne remplace pas le jugement.*relis chaque proposition.*signale sans attendre/s,
  );
  assert.deepEqual(await fresh.tim.refused('POST', path, { version: '2020-01' }), [
    422,
    'coding.acknowledgement.version',
  ]);
  await fresh.tim.acknowledge();
  fresh.clock.moveTo('2026-12-01T08:00:00Z');
  await fresh.tim.acknowledge();
  assert.equal((await fresh.tim.call('GET', '/stays')).status, 200);
  assert.deepEqual(await fresh.colleague.refused('GET', '/stays'), [403, 'coding.acknowledgement-required']);
  const kept = await fresh.database.selectFrom('coding.acknowledgements').selectAll().execute();
  const { id, name } = fresh.tim.person;
  const given = { person_id: id, person_name: name, version: before.version, acknowledged_at: '2026-11-21T08:00:00Z' };
  assert.deepEqual(kept, [given]);
  // Somebody who acknowledged a former wording only is asked again.
  const former = { ...given, person_id: fresh.dim.person.id, version: '2025-01' };
  await fresh.database.insertInto('coding.acknowledgements').values(former).execute();
  assert.deepEqual(await fresh.dim.refused('GET', '/stays'), [403, 'coding.acknowledgement-required']);
});

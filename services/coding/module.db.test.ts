import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { Forbidden } from '#platform/kernel/errors.ts';
import { systemAct } from '#platform/kernel/act.ts';
import type { Log, LogFields } from '#platform/kernel/log.ts';
import { codingDeclaration } from './module.ts';
import { requirePerson } from './person.ts';
import { codingScene } from './testing/scene.ts';

const said: string[] = [];
const note = (fields: LogFields, message: string) => {
  const { err, ...plain } = fields;
  said.push(message, JSON.stringify(plain), err instanceof Error ? `${err.message} ${err.stack}` : '');
};
const log: Log = { info: note, warn: note, error: note };
const scene = await codingScene({ after }, { log, timeoutMs: 500 });

test('every table of coding has a rule that says how long it is kept and why', async () => {
  const tables = async (database: typeof scene.database | typeof scene.databases.commons, family: string) => {
    const { rows } = await sql<{ name: string }>`
      SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'coding'`.execute(database);
    return rows.map(({ name }) => `${family} coding.${name}`);
  };
  const found = [
    ...(await tables(scene.databases.commons, 'commons')),
    ...(await tables(scene.database, 'organization')),
  ];
  const ruled = codingDeclaration.retention!.map(({ family, table }) => `${family} ${table}`);
  assert.deepEqual(ruled.toSorted(), found.toSorted());
});

test('erasing a stay erases all that belongs to it', async () => {
  const created = await scene.tim.paste('prothèse de hanche, escarre');
  await scene.runner.idle();
  const view = await scene.tim.validate(await scene.tim.acceptEach(await scene.tim.stay(created.stay.id)));
  await scene.tim.do('POST', `/stays/${view.stay.id}/reopen`, { reason: 'Relecture' });
  await scene.database.deleteFrom('coding.stays').where('id', '=', view.stay.id).execute();
  for (const table of ['reports', 'analyses', 'proposals', 'decisions', 'codings', 'coding_codes', 'reopenings']) {
    const { rows } = await sql`SELECT FROM ${sql.table(`coding.${table}`)}`.execute(scene.database);
    assert.equal(rows.length, 0, table);
  }
});

test('no word of a report reaches a log or an error, whatever goes wrong', async () => {
  const secret = 'Odette Vasselin-Prieur';
  for (const word of ['[[crash]]', '[[throw]]', '[[hang]]', 'escarre']) await scene.tim.paste(`${secret} ${word}`);
  await scene.tim.upload([{ name: `${secret}.pdf`, content: `%PDF-1.7 ${secret}` }]);
  await scene.runner.idle();
  const errors = [
    await scene.tim.call('POST', '/stays', { localId: secret, admittedOn: secret, text: secret }),
    await scene.tim.call('POST', '/stays', { localId: 'x', text: secret.repeat(20_000) }),
    await scene.tim.call('GET', `/codes?q=${encodeURIComponent(secret.repeat(10))}`),
  ];
  for (const { status, body } of errors) {
    assert.equal(status, 422);
    assert.ok(!body.includes('Vasselin'));
  }
  assert.ok(said.length > 0);
  assert.ok(!said.join('\n').includes('Vasselin'));
});

test('a program never decides nor validates', () => {
  const token = { actor: { kind: 'token', id: 't', name: 'Jeton' }, origin: null, onBehalfOf: null } as const;
  for (const act of [token, systemAct('job')]) assert.throws(() => requirePerson({ act }), Forbidden);
});

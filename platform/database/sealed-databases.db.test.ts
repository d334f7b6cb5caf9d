import assert from 'node:assert/strict';
import test from 'node:test';
import pg from 'pg';
import { testDatabases } from './testing.ts';

test('a role of one organisation cannot connect to another organisation, the commons or the template', async (t) => {
  const { databases, keys, organization } = await testDatabases(t);
  const [own, other] = [await organization(), await organization()];
  const { administration } = databases;
  const role = administration.organizationName(own);
  const password = (await keys.key(own, 'database-password')).toString('base64url');

  const outcomes: Record<string, string> = {};
  const attempts = { own: role, other: administration.organizationName(other) };
  const shared = { commons: administration.commonsName, template: administration.templateName };
  for (const [what, database] of Object.entries({ ...attempts, ...shared })) {
    const client = new pg.Client(administration.connectionOf(database, role, password));
    outcomes[what] = await client.connect().then(
      () => 'connected',
      (error: { code: string }) => error.code,
    );
    await client.end().catch(() => {});
  }
  assert.deepEqual(outcomes, { own: 'connected', other: '42501', commons: '42501', template: '42501' });
});

import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { organizationsScene } from './testing.ts';

test('an act whose commit fails leaves no line in the journal', async (t) => {
  const { databases, organization, organizations } = await organizationsScene(t);
  await databases.administration.within(databases.administration.commonsName, (client) =>
    client.query(`
      CREATE FUNCTION organizations.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'refused'; END $$;
      CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON organizations.organizations
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION organizations.refuse()`),
  );
  const id = await organization();
  const given = { id, name: 'Aulnes', kind: 'establishment', services: [], seats: null } as const;
  await assert.rejects(organizations.createOrganization(given), /refused/);
  const journal = await databases.organization(id);
  assert.deepEqual(await journal.selectFrom('audit.entries').select('action').execute(), []);
});

test('acts on accesses and work that leaves an organisation never wait for each other in a circle', async (t) => {
  const scene = await organizationsScene(t);
  const { databases } = scene;
  const id = await scene.establishment('Aulnes');
  const { id: personId } = await scene.person(id, 'Paul Inventé', 'visitor');
  const database = await databases.organization(id);
  // All the connections the organisation may have, at work before they need the commons.
  const leaving = Array.from({ length: 4 }, () =>
    database.transaction().execute(async (transaction) => {
      await sql`SELECT pg_sleep(0.5)`.execute(transaction);
      await databases.commons.selectFrom('organizations.organizations').select('id').execute();
    }),
  );
  const acts = Array.from({ length: 16 }, () => scene.organizations.grantRole(id, { personId, role: 'visitor' }));
  await Promise.all([...leaving, ...acts]);
  const lines = await database
    .selectFrom('audit.entries')
    .select('action')
    .where('action', '=', 'organizations.role.granted')
    .execute();
  assert.equal(lines.length, 16);
});

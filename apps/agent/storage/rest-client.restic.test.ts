import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { agent, factsOf, noise, plantCorpus, quickRepository, restic, temporaryFolder } from '../testing.ts';
import { RestDouble } from './rest-double.ts';

async function started(t: TestContext): Promise<{ server: RestDouble; location: string }> {
  const server = new RestDouble();
  const location = await server.start();
  t.after(() => server.stop());
  await quickRepository(location);
  return { server, location };
}

test('through a server of the REST protocol, agent and stock restic save, check and restore the same', async (t) => {
  const folder = temporaryFolder(t);
  const [source, ours, theirs] = ['source', 'retour', 'retour-restic'].map((name) => path.join(folder, name));
  mkdirSync(source!);
  plantCorpus(source!);
  const { server, location } = await started(t);
  // A server that fails for a while, a line cut once the pack was stored: asked again, and found to be there.
  server.faults.next = [500, 'cut-after', 503];
  assert.deepEqual((await agent(location, ['backup', '.'], source!)).code, 0);
  assert.deepEqual(server.faults.next, []);
  assert.match(await restic(location, ['check', '--read-data']), /no errors were found/);
  await restic(location, ['restore', 'latest', '--target', theirs!]);
  assert.equal((await agent(location, ['restore', 'latest', '--target', ours!])).code, 0);
  assert.equal((await agent(location, ['check', '--read-data'])).code, 0);
  assert.deepEqual(factsOf(ours!), factsOf(source!));
  assert.deepEqual(factsOf(theirs!), factsOf(source!));
  // Nothing but ciphertext reached it.
  for (const bytes of server.files.values()) assert.equal(bytes.includes('Compte rendu inventé'), false);
});

test('a full server stops the run; what was stored is not sent again by the next one', async (t) => {
  const source = temporaryFolder(t);
  for (let number = 0; number < 12; number += 1) writeFileSync(path.join(source, `f${number}`), noise(5_000_000));
  const { server, location } = await started(t);
  server.faults.quota = 40_000_000;
  const stopped = await agent(location, ['backup', '.'], source);
  assert.deepEqual(
    [stopped.code, stopped.warnings],
    [1, 'L’espace souscrit est plein : rien de plus n’a été enregistré.'],
  );
  assert.deepEqual(JSON.parse((await agent(location, ['snapshots', '--json'])).out), []);

  server.faults.quota = Infinity;
  const { code, out } = await agent(location, ['backup', '.', '--json'], source);
  const added = (JSON.parse(out.split('\n').at(-1) ?? '') as { data_added: number }).data_added;
  assert.equal(code, 0);
  assert.ok(added < 50_000_000, `${added} bytes were sent again`);
  assert.match(await restic(location, ['check', '--read-data']), /no errors were found/);
});

test('a credential that may only add saves, and can neither forget nor prune', async (t) => {
  const source = temporaryFolder(t);
  writeFileSync(path.join(source, 'note'), 'note inventée');
  const { server, location } = await started(t);
  server.faults.appendOnly = true;
  assert.equal((await agent(location, ['backup', '.'], source)).code, 0);
  const before = [...server.files.keys()];
  assert.equal((await agent(location, ['forget', 'latest'])).code, 1);
  assert.deepEqual([...server.files.keys()], before);
  const stranger = await agent(location.replace('secret', 'autre'), ['snapshots']);
  assert.deepEqual([stranger.code, stranger.warnings], [1, 'Le serveur refuse cet identifiant.']);
});

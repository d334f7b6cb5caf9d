import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';
import { after, test, type TestContext } from 'node:test';
import { startCluster } from '#platform/database/supervisor.ts';
import { silentLog } from '#platform/kernel/log.ts';
import { Caller, callerOf } from '#tests/harness/caller.ts';
import { dataFolder, refusedStart, startCabinet } from '#tests/harness/cabinet.ts';
import { analysed, pasteStay } from '#tests/harness/coding.ts';
import { cabinetCommand } from '#tests/harness/command-line.ts';
import { databaseProcess, endProcess } from '#tests/harness/processes.ts';
import { slowUpload } from '#tests/harness/slow-upload.ts';

// One folder through most of this file, as one installation lives: started, stopped, killed, started again.
const data = await dataFolder({ after });

/** The time of a start, held to its bound where the machine has nothing else to do. */
function assertQuick(t: TestContext, what: string, milliseconds: number): void {
  const quiet = loadavg()[0]! < availableParallelism();
  t.diagnostic(`${what}: ready after ${Math.round(milliseconds)} ms${quiet ? '' : ' (on a busy machine)'}`);
  if (quiet) assert.ok(milliseconds < 10_000, `${what}: ready after ${milliseconds} ms`);
}

test('in an empty folder Cabinet makes everything, prints its accounts and serves; the next start is quick', async (t) => {
  const first = await startCabinet(t, { data });
  assert.match(first.said(), /Données de démonstration : toutes les personnes sont inventées\./);
  assert.match(first.said(), /Codage \(TIM\) : http:\S+\/pro\/codage, helene\.gaspardine@les-aulnes\.example/);
  assert.equal((await fetch(`${first.url}/readyz`)).status, 200);
  assert.equal((await first.demo()).accounts.length, 17);
  assert.equal(await first.stop(), 0);
  assert.equal(await databaseProcess(data), null);
  const second = await startCabinet(t, { data });
  t.diagnostic(`first start: ready after ${Math.round(first.readyInMs)} ms`);
  assertQuick(t, 'second start', second.readyInMs);
  assert.equal(await second.stop(), 0);
});

test('SIGTERM lets requests under way finish, stops the database and ends with 0', async (t) => {
  const cabinet = await startCabinet(t, { data });
  const coder = await callerOf(cabinet, 'coder-tim');
  const upload = await slowUpload(coder, 'lent-1.txt', 'Compte rendu inventé, envoyé lentement.\n');
  const stopped = cabinet.stop();
  const answer = await upload.finish();
  assert.equal(answer.status, 200, answer.body);
  assert.equal(await stopped, 0);
  assert.equal(await databaseProcess(data), null);
  const again = await startCabinet(t, { data });
  const { stays } = await (
    await callerOf(again, 'coder-tim')
  ).do<{ stays: { localId: string }[] }>('GET', '/api/coding/stays?q=lent-1');
  assert.equal(stays.length, 1);
  await again.stop();
});

for (const [what, withDatabase] of [
  ['the server is killed', false],
  ['the server and its database are killed', true],
] as const) {
  test(`after ${what}, the next start is ready and holds all that was acknowledged`, async (t) => {
    const cabinet = await startCabinet(t, { data });
    const coder = await callerOf(cabinet, 'coder-tim');
    const marks = Array.from({ length: 10 }, (_, at) => `tue-${withDatabase ? 'deux' : 'un'}-${at}`);
    const made = await Promise.all(marks.map((mark) => pasteStay(coder, mark)));
    const database = (await databaseProcess(data))!;
    await cabinet.stop('SIGKILL');
    if (withDatabase) await endProcess(database, 'SIGKILL');

    const next = await startCabinet(t, { data });
    assertQuick(t, `after ${what}`, next.readyInMs);
    const again = await callerOf(next, 'coder-tim');
    // What was being analysed when it died is analysed now.
    for (const { stay } of made) assert.equal((await analysed(again, stay.id)).stay.state, 'to-review');
    assert.equal(await next.stop(), 0);
  });
}

test('a second server on the same folder, a taken port and a setting not understood each stop the start with a sentence', async (t) => {
  const cabinet = await startCabinet(t, { data });
  const same = await refusedStart(t, { data });
  assert.equal(same.code, 1);
  assert.match(same.said, /Cabinet ne peut pas démarrer : another Cabinet \(process \d+\) already works in /);
  const { port } = new URL(cabinet.url);
  const taken = await refusedStart(t, { env: { PORT: port, CABINET_DEMO: '0' } });
  assert.equal(taken.code, 1);
  assert.match(taken.said, new RegExp(`PORT: ${port} is taken by another program; choose another with PORT=`));
  const unknown = await refusedStart(t, { env: { PORT: 'abc' } });
  assert.equal(unknown.code, 1);
  assert.match(unknown.said, /Cabinet ne peut pas démarrer : PORT/);
  assert.equal((await fetch(`${cabinet.url}/healthz`)).status, 200);
  await cabinet.stop();
});

test('without demonstration a one-time link creates the first operator, and no invented account exists', async (t) => {
  const cabinet = await startCabinet(t, { env: { CABINET_DEMO: '0' } });
  const link = /Premier exploitant, lien à usage unique : (\S+)/.exec(cabinet.said())![1]!;
  await assert.rejects(readFile(path.join(cabinet.data, 'demo.json')), { code: 'ENOENT' });
  const visitor = new Caller(cabinet);
  const demo = { email: 'helene.gaspardine@les-aulnes.example', password: 'tilleul-bleu-canope-42' };
  assert.deepEqual(await visitor.refused('POST', '/api/identity/sign-in', demo), [401, 'identity.wrong-credentials']);
  assert.equal((await visitor.call('GET', '/api/notifications/local-outbox')).status, 404);

  const token = new URL(link).hash.slice(1);
  const operator = { email: 'armelle.inventee@exploitant.example', password: 'girofle-tambour-nuage-57' };
  const acceptance = { ...operator, token, name: 'Armelle Inventée' };
  await visitor.do('POST', '/api/organizations/invitations/accept', acceptance);
  assert.equal((await visitor.refused('POST', '/api/organizations/invitations/accept', acceptance))[0], 422);
  await visitor.do('POST', '/api/identity/sign-in', operator);
  assert.deepEqual(
    (await visitor.me()).organizations.map(({ name }) => name),
    ['Exploitant'],
  );

  const opened = await cabinetCommand(
    cabinet.data,
    'create',
    'practice',
    'Cabinet des Lilas',
    '--email',
    'L.Songe@lilas.example',
  );
  const [said, practiceLink] = opened.out.trim().split('\n');
  assert.equal(
    said,
    'Cabinet des Lilas est ouvert. Lien de sa première personne, valable une fois pendant sept jours :',
  );
  const manager = { token: new URL(practiceLink!).hash.slice(1), name: 'Lucie Songe', password: operator.password };
  const opener = new Caller(cabinet);
  await opener.do('POST', '/api/organizations/invitations/accept', manager);
  await opener.do('POST', '/api/identity/sign-in', { email: 'l.songe@lilas.example', password: manager.password });
  assert.deepEqual(
    (await opener.me()).organizations.map(({ name, roles, blockedBy }) => [
      name,
      roles.map((role) => role.name).toSorted(),
      blockedBy,
    ]),
    [['Cabinet des Lilas', ['practice-manager', 'referent'], 'second-factor']],
  );
  const missing = await cabinetCommand(cabinet.data, 'create', 'practice', 'Cabinet des Lilas');
  assert.equal(
    `${missing.code} ${missing.error.trim()}`,
    '1 cabinet create practice NOM --email ADRESSE : le nom ou l’adresse manque.',
  );
  await cabinet.stop();
  const again = await startCabinet(t, { data: cabinet.data, env: { CABINET_DEMO: '0' } });
  assert.ok(!again.said().includes('Premier exploitant'));
  await again.stop();
});

test('with DATABASE_URL Cabinet works on another PostgreSQL, with a calendar of its own and a command line beside it', async (t) => {
  const elsewhere = await dataFolder({ after });
  const cluster = await startCluster({ dataDir: path.join(elsewhere, 'postgres'), log: silentLog });
  t.after(() => cluster.stop());
  const env = { DATABASE_URL: cluster.url, CABINET_CLOCK: '2030-02-28T22:30:00Z' };
  const cabinet = await startCabinet(t, { env });
  assert.equal(await databaseProcess(cabinet.data), null);
  const run = (...words: string[]) => cabinetCommand(cabinet.data, ...words);

  assert.match((await run('clock')).out, /^2030-02-28T22:3/);
  assert.match((await run('clock', 'advance', 'PT2H')).out, /^2030-03-01T00:3/);
  const bad = await run('clock', 'advance', 'demain');
  assert.equal(`${bad.code} ${bad.error.trim()}`, '1 Durée ISO 8601 attendue, comme P2M ou PT36H.');

  const organizations = (await run('organizations')).out.trim().split('\n');
  const line = organizations.find((one) => one.includes('Clinique des Deux-Caps'))!;
  const id = line.split(' ')[0]!;
  const verified = await run('audit', 'verify', '--organization', id);
  assert.match(verified.out, /^Journal intact : \d+ lignes en \d+ lots\.\n$/);

  const lexicon = path.join(cabinet.data, 'lexique.csv');
  await writeFile(lexicon, 'term,code\nmal des caps,M54.5\n,I10\nsans code,\n');
  const refused = await run('import', 'lexicon', lexicon, '--organization', id);
  assert.equal(refused.code, 1);
  assert.match(refused.error, /^Ligne 3\s: Le terme manque\.\nLigne 4\s: Un code CIM-10 est attendu\.$/m);
  await writeFile(lexicon, 'term,code\nmal des caps,M54.5\nfièvre du phare,R50.9\n');
  const loaded = await run('import', 'lexicon', lexicon, '--organization', id);
  assert.equal(
    `${loaded.code} ${loaded.out}`,
    '0 2 termes chargés : les prochaines analyses de cette organisation s’en servent.\n',
  );
  assert.match((await run('organisations')).error, /organisations/);
  assert.equal((await run('import', 'lexicon')).code, 1);

  assert.equal(await cabinet.stop(), 0);
  const nobody = await run('organizations');
  assert.match(nobody.error, /Cabinet ne tourne pas dans .*\. Démarrez-le avec npm start\./);
});

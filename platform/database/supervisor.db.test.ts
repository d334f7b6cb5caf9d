import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import pg from 'pg';
import { silentLog } from '#platform/kernel/log.ts';
import { startCluster } from './supervisor.ts';

async function folder(t: test.TestContext): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), 'cabinet-cluster-'));
  await chmod(made, 0o711);
  t.after(() => rm(made, { recursive: true, force: true }));
  return path.join(made, 'postgres');
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

test('a second start finds what the first one kept; the folder is closed to others', async (t) => {
  const dataDir = await folder(t);
  const first = await startCluster({ dataDir, log: silentLog });
  await ask(first.url, "CREATE TABLE kept AS SELECT 'yes' AS word");
  await first.stop();
  const second = await startCluster({ dataDir, log: silentLog });
  t.after(() => second.stop());
  assert.deepEqual([second.how, await ask(second.url, 'SELECT word FROM kept')], ['started', [{ word: 'yes' }]]);
  const wrong = new URL(second.url);
  wrong.password = 'guessed';
  await assert.rejects(ask(wrong.href, 'SELECT 1'), { code: '28P01' });
});

test('a server killed without warning is adopted, and one whose database was killed too loses no acknowledged row', async (t) => {
  const dataDir = await folder(t);
  const program = `
    import pg from 'pg';
    import { startCluster } from '#platform/database/supervisor.ts';
    import { silentLog } from '#platform/kernel/log.ts';
    const cluster = await startCluster({ dataDir: process.argv[1], log: silentLog });
    const client = new pg.Client({ connectionString: cluster.url });
    await client.connect();
    await client.query('CREATE TABLE rows (n int)');
    for (let n = 1; ; n += 1) { await client.query('INSERT INTO rows VALUES ($1)', [n]); process.stdout.write(n + '\\n'); }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.split('\n').length > 200) child.kill('SIGKILL');
  });
  await once(child, 'close');
  const acknowledged = Number(
    said
      .trim()
      .split('\n')
      .findLast((line) => /^\d+$/.test(line)),
  );

  const adopted = await startCluster({ dataDir, log: silentLog });
  assert.equal(adopted.how, 'adopted');
  const count = async (url: string) =>
    ((await ask(url, 'SELECT count(*)::int AS n FROM rows')) as { n: number }[])[0]!.n;
  assert.ok((await count(adopted.url)) >= acknowledged);

  process.kill(Number((await readFile(path.join(dataDir, 'postmaster.pid'), 'utf8')).split('\n')[0]), 'SIGKILL');
  const recovered = await startCluster({ dataDir, log: silentLog });
  t.after(() => recovered.stop());
  assert.ok((await count(recovered.url)) >= acknowledged, `${acknowledged} rows were acknowledged`);
});

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import test from 'node:test';
import { systemAct } from '#platform/kernel/act.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { auditDeclaration } from '#platform/audit/module.ts';
import { testDatabases } from '#platform/database/testing.ts';
import { jobsDeclaration } from '#platform/jobs/module.ts';
import { DiskStore } from './disk-store.ts';
import { EncryptedDocuments } from './encrypted-documents.ts';
import { textKinds } from './extracted-text.ts';
import { ExtractionPool } from './extraction-pool.ts';
import { documentsDeclaration } from './module.ts';
import { lines, makePdf } from './testing.ts';

const SESSIONS = 20;
const UPLOADS_EACH = 10;
const BYTES = 200_000;

test('200 uploads of 200 kB from 20 sessions are kept and read while the event loop keeps turning', async (t) => {
  const { databases, keys, organization } = await testDatabases(t, [
    auditDeclaration,
    jobsDeclaration,
    documentsDeclaration,
  ]);
  const folder = await mkdtemp(path.join(tmpdir(), 'cabinet-documents-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const documents = new EncryptedDocuments({ store: await DiskStore.open(folder), keys, clock: systemClock });
  const pool = new ExtractionPool();
  t.after(() => pool.close());
  const organizationId = await organization();
  const owner = { organizationId, database: await databases.organization(organizationId) };
  const pdf = Buffer.concat([await makePdf([lines(['Motif : rééducation', 'Évolution favorable.'])])]);
  // Noise after the end of a PDF is ignored by readers and makes each file distinct.
  const file = (number: number) => Buffer.concat([pdf, Buffer.alloc(BYTES - pdf.length, `\n% ${number}`)]);

  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const session = async (number: number): Promise<readonly string[]> => {
    const texts: string[] = [];
    for (let at = 0; at < UPLOADS_EACH; at += 1) {
      const content = file(number * UPLOADS_EACH + at);
      const upload = {
        stream: Readable.from([content]),
        fileName: `${at}.pdf`,
        maxBytes: 10_000_000,
        accept: textKinds,
      };
      const { id } = await documents.store(owner, upload, systemAct('test'));
      const kept = Buffer.concat(await (await documents.open(owner, id)).read().toArray());
      texts.push((await pool.extract(kept, 'pdf')).text);
    }
    return texts;
  };
  const texts = (await Promise.all(Array.from({ length: SESSIONS }, (_, number) => session(number)))).flat();
  delay.disable();

  assert.deepEqual(
    texts,
    Array.from({ length: 200 }, () => 'Motif : rééducation\nÉvolution favorable.'),
  );
  const rows = await owner.database.selectFrom('documents.objects').select('sha256').execute();
  assert.equal(new Set(rows.map((row) => row.sha256.toString('hex'))).size, 200);
  const p95 = delay.percentile(95) / 1e6;
  assert.ok(p95 < 100, `the event loop was late by ${p95.toFixed(0)} ms at the 95th percentile`);
  t.diagnostic(`event loop: p95 ${p95.toFixed(0)} ms, worst ${(delay.max / 1e6).toFixed(0)} ms`);
});

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { systemAct } from '#platform/kernel/act.ts';
import { FixedClock } from '#platform/kernel/clock.ts';
import { CabinetError, Conflict, NotFound, Unavailable } from '#platform/kernel/errors.ts';
import { auditDeclaration } from '#platform/audit/module.ts';
import { testDatabases } from '#platform/database/testing.ts';
import { jobsDeclaration } from '#platform/jobs/module.ts';
import { DiskStore } from './disk-store.ts';
import type { Upload } from './documents.ts';
import { EncryptedDocuments } from './encrypted-documents.ts';
import { textKinds } from './extracted-text.ts';
import { documentsDeclaration } from './module.ts';
import { sweepUnclaimed } from './sweep.ts';
import { makeDocx, makeZip } from './testing.ts';

const MEBIBYTE = 1024 * 1024;
const act = systemAct('test');

async function scene(t: TestContext) {
  const { databases, keys, organization } = await testDatabases(t, [
    auditDeclaration,
    jobsDeclaration,
    documentsDeclaration,
  ]);
  const folder = await mkdtemp(path.join(tmpdir(), 'cabinet-documents-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const clock = new FixedClock('2026-03-02T08:00:00Z');
  const store = await DiskStore.open(folder);
  const documents = new EncryptedDocuments({ store, keys, clock });
  const owner = async () => {
    const organizationId = await organization();
    return { organizationId, database: await databases.organization(organizationId) };
  };
  const files = async () => {
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    return found.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  };
  return { documents, store, clock, owner, files };
}

function upload(content: Buffer | string, more: Partial<Upload> = {}): Upload {
  const stream = (async function* () {
    const bytes = Buffer.from(content as string);
    for (let at = 0; at < bytes.length; at += 60_000) yield bytes.subarray(at, at + 60_000);
  })();
  return { stream, fileName: 'compte rendu.txt', maxBytes: 10 * MEBIBYTE, accept: textKinds, ...more };
}

test('a document comes back byte for byte, and raw storage does not know it', async (t) => {
  const { documents, owner, files } = await scene(t);
  const own = await owner();
  const content = Buffer.from('Patient hémiplégique après un accident vasculaire. '.repeat(5000));
  const stored = await documents.store(own, upload(content, { fileName: 'CR Mme Exemple.pdf' }), act);
  assert.deepEqual(stored, {
    id: stored.id,
    name: 'CR Mme Exemple.pdf',
    kind: 'text',
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    storedAt: '2026-03-02T08:00:00Z',
  });

  const { read, ...described } = await documents.open(own, stored.id);
  assert.deepEqual(described, stored);
  assert.ok(Buffer.concat(await read().toArray()).equals(content));
  const part = Buffer.concat(await read({ start: 70_000, end: 140_000 }).toArray());
  assert.ok(part.equals(content.subarray(70_000, 140_001)));
  assert.throws(() => read({ start: 0, end: content.length }), RangeError);

  const [file, ...others] = await files();
  assert.deepEqual(others, []);
  assert.equal((await readFile(file!)).includes('hémiplégique'), false);
  const row = await own.database.selectFrom('documents.objects').selectAll().executeTakeFirstOrThrow();
  assert.equal(row.name.includes('Exemple'), false);
  assert.deepEqual(await own.database.selectFrom('documents.unclaimed_objects').selectAll().execute(), []);
  const lines = await own.database.selectFrom('audit.entries').select(['action', 'object_id', 'details']).execute();
  assert.deepEqual(lines, [
    { action: 'documents.object.store', object_id: stored.id, details: { kind: 'text', bytes: content.length } },
  ]);
});

test('what is refused leaves nothing: wrong kind, empty, too large, bomb, wreck, broken line', async (t) => {
  const { documents, owner, files } = await scene(t);
  const own = await owner();
  let drawn = 0;
  const endless = async function* () {
    for (;;) {
      drawn += 65_536;
      yield Buffer.alloc(65_536, 'a');
    }
  };
  const broken = async function* () {
    yield Buffer.from('Bonjour');
    throw new Error('ECONNRESET');
  };
  const truncated = Object.assign(broken(), {
    [Symbol.asyncIterator]: async function* () {
      yield Buffer.from('a');
    },
    truncated: true,
  });
  const bomb = makeDocx(['a'], [{ name: 'word/a.bin', content: Buffer.alloc(20 * MEBIBYTE) }]);
  const uploads: Record<string, Upload> = {
    'an image named .txt': upload(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
    'a page named .txt': upload('<!doctype html><script>alert(1)</script>'),
    'binary noise': upload(Buffer.from('00010203ff', 'hex')),
    'another zip': upload(makeZip([{ name: 'a', content: 'a' }]), { fileName: 'a.docx' }),
    'a docx where none is wanted': upload(makeDocx(['a']), { accept: ['text'] }),
    'zero bytes': upload(''),
    '200 MB and more': upload('', { stream: endless() }),
    'cut by the multipart reader': upload('', { stream: truncated }),
    'a zip bomb': upload(bomb, { fileName: 'a.docx' }),
    'half a docx': upload(makeDocx(['a']).subarray(0, 300), { fileName: 'a.docx' }),
    'a line that breaks': upload('', { stream: broken() }),
  };
  const refusals: Record<string, string> = {};
  for (const [name, one] of Object.entries(uploads)) {
    const error: unknown = await documents.store(own, one, act).catch((thrown: unknown) => thrown);
    refusals[name] = error instanceof CabinetError ? `${error.status} ${error.code}` : String(error);
  }
  assert.deepEqual(refusals, {
    'an image named .txt': '415 documents.unsupported',
    'a page named .txt': '415 documents.unsupported',
    'binary noise': '415 documents.unsupported',
    'another zip': '415 documents.unsupported',
    'a docx where none is wanted': '415 documents.unsupported',
    'zero bytes': '422 documents.empty',
    '200 MB and more': '413 documents.too-large',
    'cut by the multipart reader': '413 documents.too-large',
    'a zip bomb': '415 documents.archive-refused',
    'half a docx': '422 documents.damaged',
    'a line that breaks': '422 documents.interrupted',
  });
  assert.equal(drawn, 10 * MEBIBYTE + 65_536, 'what is too large is not read to its end');
  const { database } = own;
  assert.deepEqual(
    {
      files: await files(),
      rows: await database.selectFrom('documents.objects').select('id').execute(),
      marks: await database.selectFrom('documents.unclaimed_objects').selectAll().execute(),
      lines: await database.selectFrom('audit.entries').select('id').execute(),
    },
    { files: [], rows: [], marks: [], lines: [] },
  );
});

test('a docx is told by what is in it, whatever its name', async (t) => {
  const { documents, owner } = await scene(t);
  const stored = await documents.store(await owner(), upload(makeDocx(['Bonjour']), { fileName: 'a.txt' }), act);
  assert.deepEqual([stored.kind, stored.name], ['docx', 'a.txt']);
});

test('an object whose transaction was rolled back waits a day, then goes; it cannot be kept afterwards', async (t) => {
  const { documents, store, clock, owner, files } = await scene(t);
  const own = await owner();
  const received = await documents.receive(own, upload('Bonjour'));
  const undone = own.database.transaction().execute(async (transaction) => {
    await documents.keep(transaction, received, act);
    throw new Error('undone');
  });
  await assert.rejects(undone, /undone/);
  await assert.rejects(documents.open(own, received.id), NotFound);

  assert.deepEqual([await sweepUnclaimed(own, store, clock.now()), (await files()).length], [0, 1]);
  clock.moveTo('2026-03-03T08:00:00Z');
  assert.deepEqual([await sweepUnclaimed(own, store, clock.now()), (await files()).length], [1, 0]);
  const late = own.database.transaction().execute((transaction) => documents.keep(transaction, received, act));
  await assert.rejects(late, Conflict);
});

test('erasing takes the row with the transaction and the object at the next sweep', async (t) => {
  const { documents, store, clock, owner, files } = await scene(t);
  const own = await owner();
  const { id } = await documents.store(own, upload('Bonjour'), act);
  const undone = own.database.transaction().execute(async (transaction) => {
    await documents.erase(transaction, id, act);
    throw new Error('undone');
  });
  await assert.rejects(undone, /undone/);
  await sweepUnclaimed(own, store, clock.now());
  assert.equal((await files()).length, 1);

  await own.database.transaction().execute((transaction) => documents.erase(transaction, id, act));
  await assert.rejects(documents.open(own, id), NotFound);
  assert.deepEqual([await sweepUnclaimed(own, store, clock.now()), await files()], [1, []]);
});

test('a document of another organisation is not found, and its object does not open elsewhere', async (t) => {
  const { documents, owner, files } = await scene(t);
  const [own, other] = [await owner(), await owner()];
  const mine = await documents.store(own, upload('Mien, autant d’octets'), act);
  const theirs = await documents.store(other, upload('Sien, autant d’octets'), act);
  await assert.rejects(documents.open(own, theirs.id), NotFound);

  const all = await files();
  const [mineFile, theirsFile] = [
    all.find((file) => file.endsWith(mine.id))!,
    all.find((file) => file.endsWith(theirs.id))!,
  ];
  await writeFile(mineFile, await readFile(theirsFile));
  await assert.rejects((await documents.open(own, mine.id)).read().toArray(), /does not verify/);
});

test('an object that is missing or cut short is told as our fault, not as absent', async (t) => {
  const { documents, owner, files } = await scene(t);
  const own = await owner();
  const { id } = await documents.store(own, upload('Bonjour'), act);
  const [file] = await files();
  await writeFile(file!, (await readFile(file!)).subarray(0, -1));
  await assert.rejects(documents.open(own, id), Unavailable);
});

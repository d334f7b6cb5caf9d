import { deepEqual, equal } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { fromBuffer, type Entry } from 'yauzl';
import { ORIGINALS_NOTICE } from '../api/beside.ts';
import { patientsScene } from '../testing/scene.ts';

const FILES = [
  { name: 'bilan d’été 🌻.txt', content: Buffer.from('\uFEFFferritine : 12\r\n', 'utf8') },
  { name: 'ordonnance.txt', content: Buffer.from('repos') },
  { name: 'courrier.txt', content: Buffer.from('Cher confrère,') },
];
const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function opened(archive: Buffer): Promise<[string, string][]> {
  return new Promise((resolve, reject) => {
    fromBuffer(archive, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const found: [string, string][] = [];
      zip.on('entry', (entry: Entry) => {
        zip.openReadStream(entry, async (failure, stream) => {
          if (failure) return reject(failure);
          const bytes = Buffer.concat(await Array.fromAsync(stream as AsyncIterable<Buffer>));
          found.push([entry.fileName, hash(bytes)]);
          zip.readEntry();
        });
      });
      zip.on('end', () => resolve(found.toSorted(([one], [other]) => one.localeCompare(other))));
      zip.readEntry();
    });
  });
}

test('MAI-276 nobody uploads without the notice about originals, and a file comes back byte for byte', async (t) => {
  const scene = await patientsScene(t);
  const id = await scene.secretary.create({ birthName: 'Ibarra', birthFirstNames: 'Solène' });
  const untold = await scene.secretary.form(`/${id}/documents`, [FILES[0]!]);
  deepEqual(
    [untold.status, untold.json['code'], untold.json['title'] ?? untold.json['detail']],
    [422, 'patients.documents.notice', ORIGINALS_NOTICE],
  );
  const { notice, documents: none } = await scene.secretary.do<{ notice: string; documents: object[] }>(
    'GET',
    `/${id}/documents`,
  );
  deepEqual([notice, none], [ORIGINALS_NOTICE, []]);
  const answer = await scene.secretary.form(`/${id}/documents`, [FILES[0]!], { originalsKept: 'yes' });
  const [document] = answer.json['documents'] as { id: string; name: string; sha256: string }[];
  const back = await scene.secretary.call('GET', `/${id}/documents/${document!.id}/file`);
  deepEqual(
    [document!.name, document!.sha256, hash(back.raw)],
    [FILES[0]!.name, hash(FILES[0]!.content), hash(FILES[0]!.content)],
  );
});

test('MAI-277 documents are listed, downloaded alone or all together in one archive, erased alone or all', async (t) => {
  const scene = await patientsScene(t);
  const id = await scene.secretary.create({ birthName: 'Ibarra', birthFirstNames: 'Solène' });
  await scene.secretary.form(`/${id}/documents`, FILES, { originalsKept: 'yes' });
  const list = async () =>
    (await scene.secretary.do<{ documents: { id: string; name: string }[] }>('GET', `/${id}/documents`)).documents;
  equal((await list()).length, 3);
  const archive = await scene.secretary.call('GET', `/${id}/documents/archive`);
  deepEqual(
    await opened(archive.raw),
    FILES.map(({ name, content }) => [name, hash(content)]).toSorted(([one], [other]) => one!.localeCompare(other!)),
  );
  const [first] = await list();
  deepEqual(await scene.secretary.do('DELETE', `/${id}/documents/${first!.id}`), { erased: 1 });
  equal((await scene.secretary.call('GET', `/${id}/documents/${first!.id}/file`)).status, 404);
  deepEqual(await scene.secretary.do('DELETE', `/${id}/documents`), { erased: 2 });
  deepEqual(await list(), []);
});

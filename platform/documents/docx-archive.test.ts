import assert from 'node:assert/strict';
import test from 'node:test';
import { checkDocx } from './docx-archive.ts';
import { makeDocx, makeZip } from './testing.ts';

const MEBIBYTE = 1024 * 1024;

async function verdict(archive: Buffer): Promise<string> {
  return checkDocx(archive).then(
    () => 'accepted',
    (error: { code: string }) => error.code,
  );
}

test('a docx passes; other archives, bombs and wrecks are told apart', async () => {
  const zeros = (mebibytes: number) => Buffer.alloc(mebibytes * MEBIBYTE);
  const docx = makeDocx(['Bonjour']);
  const archives: Record<string, Buffer> = {
    docx,
    'repetitive docx': makeDocx(Array.from({ length: 4000 }, () => 'Pas de fièvre.')),
    'any zip': makeZip([{ name: 'a.txt', content: 'a' }]),
    'docx with macros': makeDocx(['a'], [{ name: 'word/vbaProject.bin', content: 'a' }]),
    'one entry of 20 MiB of zeros': makeDocx(['a'], [{ name: 'word/media/a.bin', content: zeros(20) }]),
    'too many entries': makeDocx(
      ['a'],
      Array.from({ length: 2000 }, (_, at) => ({ name: `${at}`, content: '' })),
    ),
    'declared larger than allowed': makeDocx(['a'], [{ name: 'a', content: 'a', declaredSize: 65 * MEBIBYTE }]),
    'inflates beyond what it declares': makeDocx(['a'], [{ name: 'a', content: zeros(20), declaredSize: 1000 }]),
    'cut short': docx.subarray(0, docx.length - 30),
    'flipped inside': Buffer.concat([docx.subarray(0, 60), Buffer.alloc(40, 0xff), docx.subarray(100)]),
  };
  const verdicts: Record<string, string> = {};
  for (const [name, archive] of Object.entries(archives)) verdicts[name] = await verdict(archive);
  assert.deepEqual(verdicts, {
    docx: 'accepted',
    'repetitive docx': 'accepted',
    'any zip': 'documents.unsupported',
    'docx with macros': 'documents.unsupported',
    'one entry of 20 MiB of zeros': 'documents.archive-refused',
    'too many entries': 'documents.archive-refused',
    'declared larger than allowed': 'documents.archive-refused',
    'inflates beyond what it declares': 'documents.damaged',
    'cut short': 'documents.damaged',
    'flipped inside': 'documents.damaged',
  });
});

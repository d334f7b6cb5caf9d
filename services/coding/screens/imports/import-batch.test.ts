import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { FileOutcome } from '../../api/imports.ts';
import { ImportBatch } from './import-batch.ts';

const outcome = (fileName: string, change: Partial<FileOutcome> = {}): FileOutcome => ({
  ...{ index: 0, fileName, outcome: 'imported', stayId: `id of ${fileName}`, localId: fileName, state: 'imported' },
  ...{ duplicates: [], problem: null },
  ...change,
});
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('four files at a time; a refusal or a failure stops no other', async () => {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const batch = new ImportBatch({
    send: async ({ name }, _form, onProgress) => {
      begun.push(name);
      onProgress(5);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (name === 'scan.pdf')
        return outcome(name, { outcome: 'refused', problem: { code: 'x', message: 'PDF sans texte.' } });
      if (name === 'lost.txt') throw new Error('away');
      return outcome(name);
    },
    sentence: () => 'Serveur injoignable.',
  });
  const files = ['a.txt', 'scan.pdf', 'lost.txt', 'b.txt', 'c.txt'].map((name) => ({ name, size: 9 }));
  batch.add(files, {});
  await settled();
  deepEqual(
    [begun.length, batch.rows().map(({ state }) => state)],
    [4, ['sending', 'sending', 'sending', 'sending', 'waiting']],
  );
  for (const end of ends.splice(0)) end();
  await settled();
  for (const end of ends.splice(0)) end();
  await settled();
  deepEqual(
    batch.rows().map(({ name, state, sent, problem }) => [name, state, sent, problem]),
    [
      ['a.txt', 'imported', 9, null],
      ['scan.pdf', 'refused', 9, 'PDF sans texte.'],
      ['lost.txt', 'refused', 5, 'Serveur injoignable.'],
      ['b.txt', 'imported', 9, null],
      ['c.txt', 'imported', 9, null],
    ],
  );
  batch.clear();
  deepEqual(batch.rows(), []);
});

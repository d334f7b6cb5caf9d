import { deepEqual } from 'node:assert/strict';
import test from 'node:test';
import { fromBuffer } from 'yauzl';
import { zipArchive } from './zip-archive.ts';

async function opened(archive: Buffer): Promise<Record<string, string>> {
  return new Promise((resolve, reject) => {
    fromBuffer(archive, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const found: Record<string, string> = {};
      zip.on('entry', (entry: { fileName: string }) => {
        zip.openReadStream(entry as never, async (failure, stream) => {
          if (failure) return reject(failure);
          const chunks: Buffer[] = [];
          for await (const chunk of stream) chunks.push(chunk as Buffer);
          found[entry.fileName] = Buffer.concat(chunks).toString('utf8');
          zip.readEntry();
        });
      });
      zip.on('end', () => resolve(found));
      zip.on('error', reject);
      zip.readEntry();
    });
  });
}

const file = (name: string, text: string) => ({
  ...{ name, at: '2026-11-19T09:42:00Z', content: async () => Buffer.from(text) },
});

test('an archive is opened by another program, names and contents whole, equal names told apart', async () => {
  const files = [file('Œdème 🌻.txt', 'été'), file('bilan.pdf', 'un'), file('Bilan.pdf', 'deux'), file('sans', '')];
  const archive = Buffer.concat(await Array.fromAsync(zipArchive(files)));
  deepEqual(await opened(archive), { 'Œdème 🌻.txt': 'été', 'bilan.pdf': 'un', 'Bilan (2).pdf': 'deux', sans: '' });
});

test('an archive of nothing is an archive', async () => {
  deepEqual(await opened(Buffer.concat(await Array.fromAsync(zipArchive([])))), {});
});

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { fingerprint, openBlob, sealBlob } from './blobs.ts';
import { freshMasterKey } from './key-files.ts';
import { decodePackHeader, encodePackHeader, packSize, type PackedBlob } from './pack-header.ts';
import { Sealer } from './sealing.ts';

const sealer = new Sealer(freshMasterKey());
const PROSE = Buffer.from('Compte rendu inventé. '.repeat(500));

test('a blob is compressed where that gains, trees always, and comes back', () => {
  const cases = [
    { type: 'data', plain: PROSE, compressed: true },
    { type: 'data', plain: randomBytes(5000), compressed: false },
    { type: 'tree', plain: randomBytes(50), compressed: true },
  ] as const;
  for (const { type, plain, compressed } of cases) {
    const { sealed, uncompressedLength } = sealBlob(sealer, type, plain, 'auto');
    assert.equal(uncompressedLength, compressed ? plain.length : 0);
    assert.deepEqual(openBlob(sealer, { id: fingerprint(plain), type, uncompressedLength }, sealed), plain);
  }
  assert.equal(sealBlob(sealer, 'data', PROSE, 'off').uncompressedLength, 0);
  assert.equal(sealBlob(sealer, 'tree', PROSE, 'off').uncompressedLength, PROSE.length);
});

test('what is well sealed but not the blob of its id is refused', () => {
  const { sealed, uncompressedLength } = sealBlob(sealer, 'data', PROSE, 'auto');
  const other = { id: fingerprint(Buffer.from('autre')), type: 'data', uncompressedLength } as const;
  assert.throws(() => openBlob(sealer, other, sealed), /n’a pas son empreinte/);
  const longer = { id: fingerprint(PROSE), type: 'data', uncompressedLength: PROSE.length - 1 } as const;
  assert.throws(() => openBlob(sealer, longer, sealed), /la compression ne se lit pas/);
});

test('a header says what a pack holds, in order, and how long the pack is', () => {
  const blobs: PackedBlob[] = [
    { id: 'aa'.repeat(32), type: 'data', offset: 0, length: 100, uncompressedLength: 300 },
    { id: 'bb'.repeat(32), type: 'tree', offset: 100, length: 50, uncompressedLength: 0 },
  ];
  const header = encodePackHeader(blobs);
  assert.deepEqual(decodePackHeader(header), blobs);
  assert.equal(packSize(blobs), 150 + header.length + 32 + 4);
  assert.throws(() => decodePackHeader(header.subarray(1)), /l’en-tête d’un paquet/);
});

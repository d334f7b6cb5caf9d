import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { freshMasterKey, openKeyFile, readKeyFile, sealKeyFile } from './key-files.ts';
import { poly1305 } from './poly1305.ts';
import { Sealer } from './sealing.ts';

test('Poly1305 gives the tag of RFC 8439, section 2.5.2', () => {
  const key = Buffer.from('85d6be7857556d337f4452fe42d506a80103808afb0db2fd4abff6af4149f51b', 'hex');
  const tag = poly1305(key, Buffer.from('Cryptographic Forum Research Group'));
  assert.equal(tag.toString('hex'), 'a8061dc1305136c6c22b8baf0c0127a9');
});

test('what was sealed opens, and not once a bit of it changed or with another key', () => {
  const sealer = new Sealer(freshMasterKey());
  for (const length of [0, 1, 16, 1000]) {
    const plain = randomBytes(length);
    const sealed = sealer.seal(plain);
    assert.equal(sealed.length, length + 32);
    assert.deepEqual(sealer.open(sealed), plain);
    for (const at of [0, 16, sealed.length - 1]) {
      const altered = Buffer.from(sealed);
      altered[at]! ^= 1;
      assert.throws(() => sealer.open(altered), /le sceau ne correspond pas/);
    }
    assert.throws(() => new Sealer(freshMasterKey()).open(sealed), /le sceau ne correspond pas/);
  }
  assert.throws(() => sealer.open(Buffer.alloc(31)), /trop court/);
});

test('two seals of the same bytes have nothing in common', () => {
  const sealer = new Sealer(freshMasterKey());
  const ivs = Array.from({ length: 600 }, () => sealer.seal(Buffer.alloc(4)).toString('hex', 0, 16));
  assert.equal(new Set(ivs).size, 600);
});

test('a key file gives its master key to the right password only', async () => {
  const key = freshMasterKey();
  const by = { username: 'essai', hostname: 'poste', created: '2026-01-05T08:00:00Z' };
  const { bytes } = await sealKeyFile(key, 'juste', by, { N: 16, r: 8, p: 1 });
  const file = readKeyFile(bytes);
  assert.deepEqual(await openKeyFile(file, 'juste'), key);
  assert.equal(await openKeyFile(file, 'juste '), null);
  assert.throws(() => readKeyFile(Buffer.from('{}')), /pas une clé de dépôt/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SignedLinks } from './link-secrets.ts';

const organizationId = '0193a000-0000-7000-8000-00000000000a';
const id = '0193a000-0000-7000-8000-00000000000b';
const key = Buffer.alloc(32, 7);

test('a signed link names its thing, and neither another key, purpose nor thing makes the same', () => {
  const offers = new SignedLinks({ purpose: 'waiting-list offer', prefix: 'w' });
  const secret = offers.secret({ organizationId, id }, key);
  assert.equal(secret.slice(0, 45), 'wAZOgAAAAcACAAAAAAAAACgAZOgAAAAcACAAAAAAAAACw');
  const read = offers.read(secret)!;
  assert.deepEqual([read.organizationId, read.id], [organizationId, id]);
  const others = new SignedLinks({ purpose: 'agenda feed', prefix: 'w' });
  assert.deepEqual(
    [
      offers.isSigned(read, key),
      offers.isSigned(read, Buffer.alloc(32, 8)),
      others.isSigned(read, key),
      offers.isSigned({ ...read, id: organizationId }, key),
      offers.isSigned({ ...read, signature: '' }, key),
    ],
    [true, false, false, false, false],
  );
  assert.deepEqual([offers.read(secret.slice(1)), offers.read(`${secret}A`), offers.read('')], [null, null, null]);
});

test('a link with dots keeps its three parts', () => {
  const feeds = new SignedLinks({ purpose: 'agenda feed', separator: '.' });
  const secret = feeds.secret({ organizationId, id }, key);
  assert.deepEqual(
    secret.split('.').map(({ length }) => length),
    [22, 22, 43],
  );
  assert.equal(feeds.isSigned(feeds.read(secret)!, key), true);
  assert.equal(feeds.read(secret.replace('.', '')), null);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeTree, encodeTree, type TreeNode } from './tree.ts';

const FILE: TreeNode = {
  ...{ name: Buffer.from('note'), type: 'file', mode: 0o644, user: 'essai', group: '', uid: 1000, gid: 0 },
  ...{ mtime: '2026-01-05T08:00:00.5+01:00', atime: '2026-01-05T08:00:00.5+01:00', ctime: '2026-01-05T07:00:00Z' },
  ...{ inode: 2n ** 64n - 1n, deviceId: 5n, size: 3n, links: 2n, device: 0n, linkTarget: null },
  ...{ extendedAttributes: [], genericAttributes: null, content: ['ab'.repeat(32)], subtree: null, error: '' },
};

test('a tree is written field by field as Go writes it, and 64-bit numbers survive', () => {
  const link: TreeNode = {
    ...FILE,
    name: Buffer.from('lien'),
    type: 'symlink',
    content: null,
    size: 0n,
    linkTarget: Buffer.from([0x61, 0xff]),
  };
  const bytes = encodeTree([link, FILE]);
  const times =
    '"mtime":"2026-01-05T08:00:00.5+01:00","atime":"2026-01-05T08:00:00.5+01:00","ctime":"2026-01-05T07:00:00Z"';
  const who = '"uid":1000,"gid":0,"user":"essai","inode":18446744073709551615,"device_id":5';
  assert.equal(
    bytes.toString(),
    `{"nodes":[{"name":"lien","type":"symlink","mode":420,${times},${who},"links":2,"linktarget":"a\\ufffd","linktarget_raw":"Yf8=","content":null},` +
      `{"name":"note","type":"file","mode":420,${times},${who},"size":3,"links":2,"content":["${'ab'.repeat(32)}"]}]}\n`,
  );
  assert.deepEqual(decodeTree(bytes), [link, FILE]);
});

test('a name that would leave its folder is refused', () => {
  for (const name of ['..', '.', '', 'a/b', '../x', 'a\\x00b']) {
    const tree = Buffer.from(JSON.stringify({ nodes: [{ name, type: 'file' }] }));
    assert.throws(() => decodeTree(tree), /sortirait de son dossier/, name);
  }
});

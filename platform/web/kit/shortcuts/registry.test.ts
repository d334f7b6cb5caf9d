import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { activeShortcuts, registerShortcut, silenceShortcuts } from './registry.ts';

const active = () => activeShortcuts().map(({ keys }) => keys);
const register = (keys: string) => registerShortcut({ keys, title: keys, group: 'Cette page', run: () => {} });

test('while keys are silenced none acts, not even one registered meanwhile', () => {
  const takeBack = register('enter');
  const speak = silenceShortcuts();
  register('x');
  deepEqual(active(), []);
  takeBack();
  speak();
  deepEqual(active(), ['x']);
});

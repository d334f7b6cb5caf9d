import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { keyNames, matchesCombination, worksWhileTyping, type KeyPress } from './key-combination.ts';

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...change,
});

test('a letter matches alone, not with a modifier', () => {
  equal(matchesCombination(press('n'), 'n'), true);
  equal(matchesCombination(press('n', { ctrlKey: true }), 'n'), false);
  equal(matchesCombination(press('N', { shiftKey: true }), 'n'), false);
  equal(matchesCombination(press('Z', { shiftKey: true }), 'shift+z'), true);
});

test('Ctrl is also the command key', () => {
  equal(matchesCombination(press('k', { metaKey: true }), 'ctrl+k'), true);
  equal(matchesCombination(press('k'), 'ctrl+k'), false);
});

test('a character that needs Shift on some keyboards matches by what it writes', () => {
  equal(matchesCombination(press('?', { shiftKey: true }), '?'), true);
  equal(matchesCombination(press('/', { shiftKey: true }), '/'), true);
});

test('digits match on a French keyboard, where they need Shift and Alt writes something else', () => {
  equal(matchesCombination(press('&', { code: 'Digit1' }), '1'), true);
  equal(matchesCombination(press('¹', { code: 'Digit1', altKey: true }), 'alt+1'), true);
  equal(matchesCombination(press('é', { code: 'Digit2' }), '1'), false);
});

test('only modified and function keys work while one types', () => {
  deepEqual(['n', '?', 'alt+3', 'ctrl+enter', 'f8', 'enter', 'ctrl+z'].map(worksWhileTyping), [
    ...[false, false, true],
    ...[true, true, false],
    false,
  ]);
});

test('keys are named as they are written on a keyboard', () => {
  deepEqual([keyNames('ctrl+enter'), keyNames('g c'), keyNames('f8')], [['Ctrl Entrée'], ['G', 'C'], ['F8']]);
});

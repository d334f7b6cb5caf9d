import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockText, lengthText, parseTypedTime } from './clock-text.ts';

test('hours of the agenda are read as people type them and written as professional screens write them', () => {
  assert.deepEqual(['14h30', '14:30', '1430', '9h', '9', '9 h 05', '24h', '9h75', 'midi', ''].map(parseTypedTime), [
    870,
    870,
    870,
    540,
    540,
    545,
    null,
    null,
    null,
    null,
  ]);
  assert.deepEqual([clockText(560), clockText(0), clockText(1439)], ['09:20', '00:00', '23:59']);
  assert.deepEqual([20, 60, 90, 125].map(lengthText), [
    '20\u00A0min',
    '1\u00A0h',
    '1\u00A0h\u00A030',
    '2\u00A0h\u00A005',
  ]);
});

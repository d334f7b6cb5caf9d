import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { dotted, quoted } from './words.ts';

test('codes and quotes are written as French readers expect', () => {
  deepEqual([dotted('S7200'), dotted('I10'), dotted('R53+0')], ['S72.00', 'I10', 'R53.+0']);
  deepEqual(quoted('escarre\n  sacrée'), '«\u00A0escarre sacrée\u00A0»');
});

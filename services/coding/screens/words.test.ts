import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { asSet, dotted, quoted } from './words.ts';

test('codes and quotes are written as French readers expect', () => {
  deepEqual([dotted('S7200'), dotted('I10'), dotted('R53+0')], ['S72.00', 'I10', 'R53.+0']);
  deepEqual(quoted('escarre\n  sacrée'), '«\u00A0escarre sacrée\u00A0»');
});

test('French spaces hold, and the line ends of a page are spaces', () => {
  deepEqual(
    asSet('hanche le 22 :\n implant « en place » ; 7 %'),
    'hanche le 22\u00A0: implant «\u00A0en place\u00A0»\u00A0; 7\u00A0%',
  );
});

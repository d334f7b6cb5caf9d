import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { holdsWords, plain } from './search.ts';

test('a search forgives accents, case and order', () => {
  deepEqual(
    [
      plain('Œdème\u00A0 AIGU'),
      holdsWords('Hélène Vasseur, Codage', 'codage helene'),
      holdsWords('Hélène', 'paul'),
      holdsWords('Hélène', ''),
    ],
    ['oedeme aigu', true, false, true],
  );
});

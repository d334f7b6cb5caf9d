import assert from 'node:assert/strict';
import test from 'node:test';
import { whatIsSafe } from './fault-words.ts';

test('what is safe is said no further than what was read again', () => {
  const said = [
    whatIsSafe({ fault: 'line-altered', batch: 9 }),
    whatIsSafe({ fault: 'seal-rewritten', batch: 3 }),
    whatIsSafe({ fault: 'tail-cut', batch: 5 }),
    whatIsSafe({ fault: 'anchor-missing', batch: 12 }),
    whatIsSafe({ fault: 'line-missing', batch: 1 }),
  ];
  assert.deepEqual(said, [
    'Intact : 8\u00a0lots précédents, relus en entier. La suite n’a pas été relue.',
    'Les sceaux de 2\u00a0lots précédents se suivent sans manque. La suite n’a pas été relue.',
    'Ce qui reste est intact : 4\u00a0lots précédents, relus en entier.',
    '12\u00a0lots du journal ont été relus et sont intacts.',
    'Le journal reste lisible et peut être exporté tel quel.',
  ]);
});

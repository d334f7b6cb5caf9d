import assert from 'node:assert/strict';
import { test } from 'node:test';
import { availabilityText } from './request-words.ts';

test('when a waiting patient can come is said in a few words', () => {
  assert.deepEqual(
    [
      availabilityText([{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '23:59' }]),
      availabilityText([
        { weekdays: [1, 3], from: '09:00', until: '12:00' },
        { weekdays: [5], from: '00:00', until: '23:59' },
      ]),
    ],
    ['tous les jours', 'lun., mer. 09:00 – 12:00 ; ven.'],
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instantOf, instantTexts } from './free-days.ts';

test('minutes of the projection are told as the instants they are', () => {
  const minutes = fc.array(fc.integer({ min: 0, max: 60_000_000 }), { maxLength: 20 });
  fc.assert(
    fc.property(minutes, (all) => {
      assert.deepEqual(
        instantTexts(all),
        all.map((minute) => instantOf(minute).toString()),
      );
    }),
  );
});

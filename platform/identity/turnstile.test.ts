import assert from 'node:assert/strict';
import test from 'node:test';
import { Turnstile } from './turnstile.ts';

test('so many pass at once, the others in order, also after a failure', async () => {
  const turnstile = new Turnstile(2);
  const [order, ends]: [number[], (() => void)[]] = [[], []];
  const enter = (number: number) =>
    turnstile.pass(() => {
      order.push(number);
      return new Promise<void>((resolve, reject) => ends.push(number === 1 ? () => reject(new Error('one')) : resolve));
    });
  const all = Promise.allSettled([enter(1), enter(2), enter(3), enter(4)]);
  assert.deepEqual(order, [1, 2]);
  for (let turn = 0; turn < 4; turn += 1) {
    ends[turn]!();
    await new Promise(setImmediate);
  }
  const states = (await all).map((one) => one.status);
  assert.deepEqual(
    [order, states],
    [
      [1, 2, 3, 4],
      ['rejected', 'fulfilled', 'fulfilled', 'fulfilled'],
    ],
  );
});

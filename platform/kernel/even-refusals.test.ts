import assert from 'node:assert/strict';
import test from 'node:test';
import { Conflict, NotFound } from './errors.ts';
import { evenly } from './even-refusals.ts';

const refusal = () => new NotFound('link.unknown', 'Ce lien n’est pas, ou plus, valable.');

test('what a secret does not open is refused alike, in words and in time, and the rest is as it was', async () => {
  const spent: number[] = [];
  for (const code of ['organization.not-found', 'offer.not-found']) {
    const began = performance.now();
    const refused = evenly(refusal, () => Promise.reject(new NotFound(code, 'Rien ici.')));
    await assert.rejects(refused, { code: 'link.unknown', message: 'Ce lien n’est pas, ou plus, valable.' });
    spent.push(performance.now() - began);
  }
  assert.deepEqual(
    spent.map((milliseconds) => milliseconds >= 99),
    [true, true],
  );
  assert.equal(await evenly(refusal, async () => 'opened'), 'opened');
  const other = evenly(refusal, () => Promise.reject(new Conflict('offer.over', 'Trop tard.')));
  await assert.rejects(other, { code: 'offer.over' });
});

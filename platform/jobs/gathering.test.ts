import assert from 'node:assert/strict';
import test from 'node:test';
import { Gathering } from './gathering.ts';

test('what is asked while a statement runs goes together into the next, and a failure is that of its own statement', async () => {
  const ran: (readonly number[])[] = [];
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const gathering = new Gathering<number>((items) => gates[ran.push(items) - 1]!.promise);
  const first = gathering.add(1);
  await Promise.resolve();
  const [second, third] = [gathering.add(2), gathering.add(3)];
  gates[0]!.resolve();
  await first;
  gates[1]!.reject(new Error('lost'));
  await assert.rejects(second, /lost/);
  await assert.rejects(third, /lost/);
  gates[2]!.resolve();
  await gathering.add(4);
  assert.deepEqual(ran, [[1], [2, 3], [4]]);
});

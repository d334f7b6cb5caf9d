import assert from 'node:assert/strict';
import test from 'node:test';
import { TooMany } from '#platform/kernel/errors.ts';
import { testDatabases } from '#platform/database/testing.ts';
import { httpDeclaration } from './module.ts';
import { RateLimiter } from './rate-limiter.ts';

const MINUTE = 60_000;

async function passed(
  limiters: readonly RateLimiter[],
  times: number,
  key: string,
  perMinute: number,
): Promise<number> {
  let count = 0;
  for (let turn = 0; turn < times; turn += 1) {
    await limiters[turn % limiters.length]!.take(key, perMinute).then(
      () => (count += 1),
      (error: unknown) => assert.ok(error instanceof TooMany),
    );
  }
  return count;
}

test('two processes together let through the limit and not one more, and the next minute is new', async (t) => {
  const { databases } = await testDatabases(t, [httpDeclaration]);
  let now = 100 * MINUTE + 15_000;
  const machineTime = () => now;
  const processes = [1, 2].map(() => new RateLimiter(databases.commons, machineTime));
  assert.equal(await passed(processes, 20, 'a', 5), 5);
  assert.equal(await passed(processes, 500, 'b', 300), 300);
  await assert.rejects(processes[0]!.take('a', 5), (error: TooMany) => error.retryAfterSeconds === 45);
  now += MINUTE;
  assert.equal(await passed(processes, 20, 'a', 5), 5);
});

test('requests that arrive together at the beginning of a minute are not taken for too many', async (t) => {
  const { databases } = await testDatabases(t, [httpDeclaration]);
  const limiter = new RateLimiter(databases.commons, () => 100 * MINUTE);
  const together = Array.from({ length: 60 }, () => limiter.take('c', 50));
  const outcomes = await Promise.allSettled(together);
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 50);
});

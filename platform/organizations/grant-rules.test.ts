import assert from 'node:assert/strict';
import test from 'node:test';
import { beyondOwn, isInForce, mayUse, type Right } from './grant-rules.ts';

const now = Temporal.Instant.from('2026-11-21T09:00:00Z');
const ALICE = '01a1fdc6-0000-7000-8000-00000000000a';
const BRUNO = '01a1fdc6-0000-7000-8000-00000000000b';

const right = (over: Partial<Right> = {}): Right => ({
  ...{ permission: 'agenda.read', mode: 'use', professionalId: null, since: '2026-01-01T00:00:00Z', until: null },
  ...over,
});

test('a right is in force from its first instant to just before its last', () => {
  const at = (since: string, until: string | null) => isInForce({ since, until }, now);
  assert.deepEqual(
    [
      at('2026-11-21T09:00:00Z', null),
      at('2026-11-21T09:00:00.001Z', null),
      at('2026-01-01T00:00:00Z', '2026-11-21T09:00:00Z'),
      at('2026-01-01T00:00:00Z', '2026-11-21T09:00:00.001Z'),
    ],
    [true, false, false, true],
  );
});

test('a right for one professional is not one for the whole, nor for another', () => {
  const whole = [right()];
  const alice = [right({ professionalId: ALICE })];
  const may = (rights: readonly Right[], professional?: string) => mayUse(rights, 'agenda.read', professional, now);
  assert.deepEqual([may(whole), may(whole, ALICE)], [true, true]);
  assert.deepEqual([may(alice), may(alice, ALICE), may(alice, BRUNO)], [false, true, false]);
  assert.equal(mayUse(whole, 'agenda.write', undefined, now), false);
});

test('a right to hand on is not one to use', () => {
  assert.equal(mayUse([right({ mode: 'delegate' })], 'agenda.read', undefined, now), false);
});

test('nobody grants another permission, a wider scope, or a longer time than they hold', () => {
  const refused = (held: Right[], wanted: Right) => beyondOwn(held, [wanted], now).length > 0;
  assert.equal(refused([right()], right({ professionalId: ALICE, until: '2027-01-01T00:00:00Z' })), false);
  assert.equal(refused([right({ mode: 'delegate' })], right()), false);
  assert.equal(refused([right()], right({ permission: 'agenda.write' })), true);
  assert.equal(refused([right({ professionalId: ALICE })], right()), true);
  assert.equal(refused([right({ professionalId: ALICE })], right({ professionalId: BRUNO })), true);
  assert.equal(refused([right({ until: '2027-01-01T00:00:00Z' })], right()), true);
  assert.equal(refused([right({ until: '2027-01-01T00:00:00Z' })], right({ until: '2027-01-01T00:00:00.001Z' })), true);
  assert.equal(refused([right({ until: '2027-01-01T00:00:00Z' })], right({ until: '2027-01-01T00:00:00Z' })), false);
  assert.equal(refused([right({ until: '2026-11-21T09:00:00Z' })], right({ until: '2026-11-21T08:00:00Z' })), true);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabases } from '#platform/database/testing.ts';
import { changeOffer, offerOf, professionalsDeclaration } from './module.ts';
import { roomsBelow } from '#tests/harness/rooms-below.ts';

test('an offer begins on its day, ends the former one, and is the initial one before any', async (t) => {
  const { databases, organization } = await testDatabases(t, [...roomsBelow, professionalsDeclaration]);
  const database = await databases.organization(await organization());
  await changeOffer(database, { plan: 'initial', reminders: true }, '2026-10-01');
  await changeOffer(database, { plan: 'premium', reminders: true }, '2026-11-01');
  await changeOffer(database, { plan: 'premium', reminders: false }, '2026-11-01');
  const days = ['2026-09-30', '2026-10-01', '2026-10-31', '2026-11-01', '2027-06-01'];
  const offers = await Promise.all(days.map((day) => offerOf(database, day)));
  assert.deepEqual(offers, [
    { plan: 'initial', reminders: false },
    { plan: 'initial', reminders: true },
    { plan: 'initial', reminders: true },
    { plan: 'premium', reminders: false },
    { plan: 'premium', reminders: false },
  ]);
});

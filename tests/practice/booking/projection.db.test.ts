import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CabinetError } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { systemAct } from '#platform/kernel/act.ts';
import { bookingScene, type BookingScene } from './scene.ts';

interface Step {
  readonly kind: 'hold' | 'book' | 'release' | 'cancel' | 'move' | 'takeRoom';
  readonly day: number;
  readonly slot: number;
  readonly reason: number;
  readonly which: number;
  /** Minutes gone by since the step before. */
  readonly later: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('hold', 'hold', 'book', 'release', 'cancel', 'move', 'takeRoom'),
  day: fc.nat({ max: 61 }),
  slot: fc.nat({ max: 17 }),
  reason: fc.nat({ max: 3 }),
  which: fc.nat({ max: 4 }),
  later: fc.constantFrom(0, 0, 7, 45, 200),
});

const START = '2026-11-19T09:42:00Z';

/** What the search reads of the practice, and apart from it when that was written. */
async function projected({ databases, tilleuls }: BookingScene) {
  const { professionalId } = tilleuls;
  const { projected_at: at, ...listing } = await databases.commons
    .selectFrom('booking.listings')
    .selectAll()
    .where('professional_id', '=', professionalId)
    .executeTakeFirstOrThrow();
  const days = await databases.commons
    .selectFrom('booking.free_days')
    .selectAll()
    .where('professional_id', '=', professionalId)
    .orderBy('day')
    .execute();
  return { at, read: { listing, days } };
}

/**
 * Reasons whose times depend on one another in every way there is: notice, horizon, quota, time kept free around them, a
 * room; and hours that pass midnight.
 */
async function furnish({ tilleuls }: BookingScene) {
  const { pro, resourceId, siteId, consultation } = tilleuls;
  const room = newId();
  await pro('POST', '/api/agenda/resources', { id: room, kind: 'room', name: 'Salle', siteId, color: 2, position: 1 });
  const common = { resourceIds: [resourceId], online: 'everybody' };
  const reasons = [
    { name: 'Bilan', minutes: 30, noticeMinutes: 2880, horizonDays: 45, dailyQuota: 2, afterMinutes: 15 },
    { name: 'Échographie', minutes: 20, beforeMinutes: 10, needs: [{ quantity: 1, resourceIds: [room] }] },
    { name: 'Vidéo', minutes: 15, place: 'video', noticeMinutes: 0 },
  ].map((one) => ({ id: newId(), ...common, ...one }));
  for (const reason of reasons) await pro('POST', '/api/agenda/reasons', reason);
  for (const weekday of [1, 4, 5]) {
    await pro('POST', '/api/agenda/openings', {
      ...{ id: newId(), resourceId, siteId, starts: '21:00', ends: '02:00', places: ['site', 'video'] },
      when: { kind: 'weekly', weekday, from: '2026-01-01' },
    });
  }
  return { room, reasonIds: [consultation, ...reasons.map(({ id }) => id)] };
}

test('after changes of single times at random, the times projected are those that projecting everything gives', async (t) => {
  const scene = await bookingScene(t);
  const { clock, agenda, tilleuls, databases } = scene;
  const { room, reasonIds } = await furnish(scene);
  const { organizationId, database, resourceId, pro } = tilleuls;
  const caller = { organizationId, database, act: systemAct('test') };
  // Nobody waits: a freed time is offered to no one else.
  const quiet = { offer_minutes: 60, lead_minutes: 60, quiet_from: '21:00', quiet_until: '08:00' };
  await database
    .insertInto('waiting_list.settings')
    .values({ enabled: false, ...quiet })
    .execute();
  let compared = 0;

  const play = async (one: Step, held: string[], booked: string[]): Promise<boolean> => {
    const from = clock.now().add({ hours: 24 * one.day });
    const reasonId = reasonIds[one.reason]!;
    const next = { resourceId, reasonId, after: from, limit: 18, online: true };
    const times = await agenda.nextTimes(database, next);
    const startsAt = times[one.slot % Math.max(1, times.length)]?.startsAt;
    const [hold, visit] = [held[one.which % Math.max(1, held.length)], booked[one.which % Math.max(1, booked.length)]];
    if (one.kind === 'release' && hold !== undefined) await agenda.release(caller, hold);
    else if (one.kind === 'cancel' && visit !== undefined) await agenda.giveUp(caller, visit);
    else if (one.kind === 'hold' && startsAt !== undefined) {
      const asked = { resourceId, reasonId, startsAt, purpose: 'visitor', knownPatient: null } as const;
      held.push((await agenda.hold(caller, asked)).id);
    } else if (one.kind === 'book' && startsAt !== undefined) {
      booked.push(newId());
      await pro('POST', '/api/agenda/appointments', { id: booked.at(-1), resourceId, reasonId, startsAt });
    } else if (one.kind === 'takeRoom' && startsAt !== undefined) {
      // Somebody else takes the room: only whoever needs it is concerned.
      const until = Temporal.Instant.from(startsAt).add({ minutes: 20 }).toString();
      await pro('POST', '/api/agenda/closures', {
        ...{ id: newId(), resourceIds: [room], startsAt, endsAt: until, appointments: 'keep' },
      });
    } else if (one.kind === 'move' && visit !== undefined && startsAt !== undefined) {
      const { version, state } = await agenda.appointment(database, visit);
      if (state !== 'booked') return false;
      await pro('POST', `/api/agenda/appointments/${visit}/move`, { version, startsAt });
    } else return false;
    return true;
  };

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      for (const table of ['appointments', 'holds', 'closures'] as const)
        await database.deleteFrom(`agenda.${table}`).execute();
      clock.moveTo(START);
      await scene.project();
      const [held, booked]: [string[], string[]] = [[], []];
      for (const one of steps) {
        clock.moveTo(clock.now().add({ minutes: one.later }).toString());
        const done = await play(one, held, booked).catch((error: unknown) => {
          if (error instanceof CabinetError || /: 409 /.test((error as Error).message)) return false;
          throw error;
        });
        await scene.runner.idle();
        if (!done) continue;
        const followed = await projected(scene);
        // What was released or cancelled already is so again without a word.
        if ((one.kind === 'release' || one.kind === 'cancel') && followed.at !== clock.now().toString()) continue;
        await scene.project();
        assert.deepEqual(followed, await projected(scene), JSON.stringify(one));
        compared += 1;
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
  assert.ok(compared > 10, `${compared} comparisons`);
  const { count } = await databases.commons
    .selectFrom('booking.free_days')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  assert.ok(count > 0);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CabinetError } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { agendaScene, weekly, type AgendaScene } from './testing/scene.ts';

/** Nine times of twenty minutes on Tuesday 24 November 2026; the model says who has each. */
const FIRST = Date.parse('2026-11-24T08:00:00Z');
const STEP = 20 * 60_000;
const TIMES = 9;
const instant = (slot: number) => new Date(FIRST + slot * STEP).toISOString();

type Step =
  | { readonly kind: 'book' | 'hold' | 'close'; readonly slot: number }
  | { readonly kind: 'move'; readonly which: number; readonly slot: number }
  | { readonly kind: 'cancel' | 'undo' | 'confirm' | 'reopen'; readonly which: number }
  | { readonly kind: 'expire' };

const slot = fc.nat({ max: TIMES - 1 });
const which = fc.nat({ max: 5 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('book' as const, 'hold' as const, 'close' as const), slot }),
  fc.record({ kind: fc.constant('book' as const), slot }),
  fc.record({ kind: fc.constant('move' as const), which, slot }),
  fc.record({
    kind: fc.constantFrom('cancel' as const, 'undo' as const, 'confirm' as const, 'reopen' as const),
    which,
  }),
  fc.constant({ kind: 'expire' as const }),
);

/** What should be true of the agenda, kept beside it. */
class Model {
  readonly appointments: { readonly id: string; slot: number | null; former: number | null; version: number }[] = [];
  readonly holds: { readonly id: string; readonly slot: number; live: boolean }[] = [];
  readonly closures: { readonly id: string; readonly slot: number }[] = [];

  taken(time: number): boolean {
    return (
      this.appointments.some((one) => one.slot === time) || this.holds.some((one) => one.live && one.slot === time)
    );
  }

  open(time: number): boolean {
    return this.closures.every((one) => one.slot !== time);
  }

  free(): number[] {
    return Array.from({ length: TIMES }, (_, one) => one).filter((one) => !this.taken(one) && this.open(one));
  }
}

/** @returns whether the agenda did it; a refusal is an answer too, anything else is a fault. */
async function tried(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof CabinetError) return false;
    throw error;
  }
}

async function play(scene: AgendaScene, model: Model, one: Step): Promise<void> {
  const { doctor, agenda, visitor, quere, consultation, patients, clock } = scene;
  const of = <Thing>(things: readonly Thing[], index: number) => things[index % Math.max(1, things.length)];
  const answered = async (path: string, body: object) => (await doctor.call('POST', path, body)).status < 300;
  if (one.kind === 'book') {
    const id = newId();
    const body = { id, resourceId: quere, reasonId: consultation, startsAt: instant(one.slot) };
    const expected = !model.taken(one.slot) && model.open(one.slot);
    assert.equal(await answered('/appointments', body), expected, `book ${one.slot}`);
    if (expected) model.appointments.push({ id, slot: one.slot, former: null, version: 1 });
  } else if (one.kind === 'hold') {
    const asked = { resourceId: quere, reasonId: consultation, startsAt: instant(one.slot) };
    const expected = !model.taken(one.slot) && model.open(one.slot);
    const made = await tried(async () => {
      const held = await agenda.hold(visitor, { ...asked, purpose: 'visitor', knownPatient: null });
      model.holds.push({ id: held.id, slot: one.slot, live: true });
    });
    assert.equal(made, expected, `hold ${one.slot}`);
  } else if (one.kind === 'confirm') {
    const held = of(model.holds, one.which);
    if (held === undefined) return;
    const id = newId();
    const given = {
      holdId: held.id,
      appointmentId: id,
      patientId: patients.lina,
      knownPatient: true,
      origin: 'online',
    } as const;
    assert.equal(await tried(() => agenda.confirmHold(visitor, given)), held.live);
    if (held.live) model.appointments.push({ id, slot: held.slot, former: null, version: 1 });
    held.live = false;
  } else if (one.kind === 'move') {
    const moved = of(model.appointments, one.which);
    if (moved === undefined) return;
    const there = moved.slot === one.slot;
    const expected = moved.slot !== null && model.open(one.slot) && (there || !model.taken(one.slot));
    const body = { version: moved.version, startsAt: instant(one.slot) };
    assert.equal(await answered(`/appointments/${moved.id}/move`, body), expected, `move to ${one.slot}`);
    if (expected) Object.assign(moved, { former: moved.slot, slot: one.slot, version: moved.version + 1 });
  } else if (one.kind === 'cancel') {
    const gone = of(model.appointments, one.which);
    if (gone === undefined) return;
    assert.ok(await answered(`/appointments/${gone.id}/cancel`, { version: gone.version }));
    if (gone.slot !== null) Object.assign(gone, { former: gone.slot, slot: null, version: gone.version + 1 });
  } else if (one.kind === 'undo') {
    const back = of(model.appointments, one.which);
    if (back === undefined || back.version === 1) return;
    const { former, slot: present } = back;
    const expected = former === null || former === present || !model.taken(former);
    assert.equal(await answered(`/appointments/${back.id}/undo`, { version: back.version }), expected, 'undo');
    if (expected) Object.assign(back, { former: present, slot: former, version: back.version + 1 });
  } else if (one.kind === 'close') {
    const body = { id: newId(), resourceIds: [quere], startsAt: instant(one.slot), endsAt: instant(one.slot + 1) };
    const { closures } = await doctor.do<{ closures: { id: string }[] }>('POST', '/closures', {
      ...body,
      appointments: 'keep',
    });
    model.closures.push({ id: closures[0]!.id, slot: one.slot });
  } else if (one.kind === 'reopen') {
    const closed = of(model.closures, one.which);
    if (closed === undefined) return;
    await doctor.do('DELETE', `/closures/${closed.id}`);
    model.closures.splice(model.closures.indexOf(closed), 1);
  } else {
    clock.moveTo(clock.now().add({ minutes: 11 }).toString());
    for (const held of model.holds) held.live = false;
  }
}

/** No time twice, and what is offered, to the practice and on line, is exactly what is free. */
async function compare(scene: AgendaScene, model: Model): Promise<void> {
  const { database, agenda, quere, consultation } = scene;
  const live = model.appointments.flatMap((one) => (one.slot === null ? [] : [one.slot]));
  assert.equal(new Set(live).size, live.length);
  const rows = await database
    .selectFrom('agenda.appointments')
    .select('starts_at')
    .where('state', '<>', 'cancelled')
    .execute();
  const stored = rows.map(({ starts_at }) => (Date.parse(starts_at) - FIRST) / STEP);
  assert.deepEqual(stored.toSorted(), live.toSorted());
  const asked = { resourceId: quere, from: Temporal.Instant.fromEpochMilliseconds(FIRST), days: 1 };
  const { reasons } = await agenda.availability(database, asked);
  const offered = reasons
    .find(({ reason }) => reason.id === consultation)!
    .times.map(({ start }) => (start - FIRST) / STEP);
  assert.deepEqual(offered, model.free());
  const { columns } = await scene.doctor.view('2026-11-24');
  const shown = columns[0]!.free.map(({ startsAt }) => (Date.parse(startsAt) - FIRST) / STEP);
  assert.deepEqual(shown, model.free());
}

test('books, moves, cancels, closes, re-opens, holds and expires at random: no time is ever booked twice, and offered is exactly free', async (t) => {
  const scene = await agendaScene(t);
  const { doctor, database, clock } = scene;
  await doctor.do('POST', '/openings', weekly(scene));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      for (const table of ['appointments', 'holds', 'closures'] as const)
        await database.deleteFrom(`agenda.${table}`).execute();
      clock.moveTo('2026-11-19T09:42:00Z');
      const model = new Model();
      for (const one of steps) {
        await play(scene, model, one);
        await compare(scene, model);
      }
    }),
    { numRuns: 12 },
  );
});

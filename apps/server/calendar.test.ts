import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { FixedClock } from '#platform/kernel/clock.ts';
import { keepCalendar, openCalendar } from './calendar.ts';

const MACHINE = new FixedClock('2026-11-27T12:00:00Z');

async function folder(t: TestContext) {
  const made = await mkdtemp(path.join(tmpdir(), 'cabinet-calendar-'));
  t.after(() => rm(made, { recursive: true }));
  const file = path.join(made, 'calendar');
  const lines: string[] = [];
  /** Opens it, closes it at once. @returns the instant it showed */
  const lives = async (start: string | null) => {
    const closers: (() => Promise<unknown>)[] = [];
    const lifetime = { closes: (_what: string, close: () => Promise<unknown>) => void closers.push(close) };
    const around = { file, report: { line: (line: string) => void lines.push(line) }, lifetime };
    const clock = await openCalendar(start === null ? null : Temporal.Instant.from(start), around, MACHINE);
    for (const close of closers) await close();
    return clock.now().toString();
  };
  return { file, lines, lives };
}

test('a simulated calendar starts where it is told, and goes on from where its folder has lived', async (t) => {
  const { file, lines, lives } = await folder(t);
  assert.equal(await lives('2026-11-19T09:42:00Z'), '2026-11-19T09:42:00Z');
  assert.equal(await readFile(file, 'utf8'), '2026-11-19T09:42:00Z\n');
  assert.deepEqual(lines, []);
  await keepCalendar(file, new FixedClock('2026-12-01T08:00:00Z'));
  assert.equal(await lives('2026-11-19T09:42:00Z'), '2026-12-01T08:00:10Z');
  assert.deepEqual(lines, ['Le calendrier simulé reprend le 2026-12-01T08:00:10Z : ce dossier a vécu jusque-là.']);
  assert.equal(await lives('2027-03-01T08:00:00Z'), '2027-03-01T08:00:00Z');
});

test('the machine’s time is refused in a folder that has lived later, and a clock set back a little is not', async (t) => {
  const { file, lives } = await folder(t);
  assert.equal(await lives(null), '2026-11-27T12:00:00Z');
  await keepCalendar(file, new FixedClock('2026-11-27T12:30:00Z'));
  assert.equal(await lives(null), '2026-11-27T12:00:00Z');
  await keepCalendar(file, new FixedClock('2027-03-01T08:00:00Z'));
  await assert.rejects(lives(null), /^Error: ce dossier a vécu jusqu’au 2027-03-01T08:00:00Z d’un calendrier simulé\./);
  assert.equal(await readFile(file, 'utf8'), '2027-03-01T08:00:00Z\n');
});

test('half a line left by a full disk stops no start', async (t) => {
  const { file, lives } = await folder(t);
  await writeFile(file, '2027-0');
  assert.equal(await lives(null), '2026-11-27T12:00:00Z');
});

import { readFile, writeFile } from 'node:fs/promises';
import { SimulatedClock, systemClock, type Clock } from '#platform/kernel/clock.ts';
import type { Lifetime } from './lifetime.ts';
import type { Report } from './report.ts';

/** How often the day reached is kept: what a killed server may lose of it, added when its folder is opened again. */
const KEPT_EVERY = Temporal.Duration.from({ seconds: 10 });
/** The machine's own clock may be set back a little. */
const SET_BACK = Temporal.Duration.from({ hours: 1 });

export interface CalendarSurroundings {
  /** Where the instant reached is kept, in the data folder. */
  readonly file: string;
  readonly report: Pick<Report, 'line'>;
  readonly lifetime: Pick<Lifetime, 'closes'>;
}

/**
 * The clock of this start. A calendar never goes back within a data folder: rights, tokens and appointments written
 * later would not have begun yet. A simulated one that has already lived goes on from where it was.
 * @param start where a simulated calendar begins (CABINET_CLOCK); null for the machine's time
 * @throws when the folder has lived later than the machine's time
 */
export async function openCalendar(
  start: Temporal.Instant | null,
  { file, report, lifetime }: CalendarSurroundings,
  machine: Clock = systemClock,
): Promise<Clock> {
  const lived = await reached(file);
  if (start === null && lived !== null && isAfter(lived.subtract(SET_BACK), machine.now())) {
    throw new Error(
      `ce dossier a vécu jusqu’au ${lived.toString({ smallestUnit: 'second' })} d’un calendrier simulé. ` +
        'Donnez encore CABINET_CLOCK, ou un autre dossier par CABINET_DATA.',
    );
  }
  const clock = start === null ? machine : simulated(start, lived, report, machine);
  await keepCalendar(file, clock);
  const timer = setInterval(() => void keepCalendar(file, clock).catch(() => {}), KEPT_EVERY.total('milliseconds'));
  lifetime.closes('calendar', async () => {
    clearInterval(timer);
    await keepCalendar(file, clock);
  });
  return clock;
}

/** Keeps the instant reached. */
export async function keepCalendar(file: string, clock: Clock): Promise<void> {
  await writeFile(file, `${clock.now().toString()}\n`, { mode: 0o600 });
}

function simulated(
  start: Temporal.Instant,
  lived: Temporal.Instant | null,
  report: CalendarSurroundings['report'],
  machine: Clock,
): SimulatedClock {
  if (lived === null || !isAfter(lived, start)) return new SimulatedClock(start, machine);
  const resumed = lived.add(KEPT_EVERY);
  report.line(
    `Le calendrier simulé reprend le ${resumed.toString({ smallestUnit: 'second' })} : ce dossier a vécu jusque-là.`,
  );
  return new SimulatedClock(resumed, machine);
}

/** What was kept; null in a new folder, and where a full disk left half a line. */
async function reached(file: string): Promise<Temporal.Instant | null> {
  const text = await readFile(file, 'utf8').catch(() => '');
  try {
    return Temporal.Instant.from(text.trim());
  } catch {
    return null;
  }
}

function isAfter(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) > 0;
}

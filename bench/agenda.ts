import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { bareInserts } from './agenda/peer.ts';
import { seedPractices, type Bookable, type Seeded } from './agenda/practices.ts';
import { searchAtRate, searches } from './agenda/search-load.ts';
import { bookOnline, freeTimes, openAccounts, type Visitor } from './agenda/visitors.ts';
import { median } from './coding/scores.ts';
import { placeAt, type Opened } from './place.ts';
import { keep, machine, tell, type Measured } from './report.ts';
import { startServer } from './server.ts';

const GOALS = { search_p95_ms: 30, booking_ratio: 0.25 };
const RATE = 300;
const BOOKINGS_A_SECOND = 5;
const RACERS = 500;
const RUNS = 3;
/** At once, for us and for the peer. */
const CLIENTS = 8;
const LONGEST_WAIT_SECONDS = 60;

type Time = Bookable & { readonly startsAt: string };

/**
 * Measures the public search while bookings change times, online booking beside the bare insert on the same server, and a
 * race for one time. `--organizations N` and `--real N` change how many practices there are, and how many have a
 * database; `--seconds N` how long each run lasts. Without them the figures go to `results/agenda.md`.
 */
export async function run(args: string[]): Promise<object> {
  const options = {
    organizations: { type: 'string', default: '500' },
    real: { type: 'string', default: '20' },
  } as const;
  const { values } = parseArgs({ args, options: { ...options, seconds: { type: 'string', default: '20' } } });
  const organizations = Number(values.organizations);
  const seconds = Number(values.seconds);
  const where = machine();
  console.log(where);
  const place = await placeAt();
  try {
    const opened = await place.open();
    const begun = performance.now();
    const seeded = await seedPractices(opened.databases, organizations, Number(values.real));
    const visitors = await openAccounts(opened.databases, RACERS);
    const took = ((performance.now() - begun) / 1000).toFixed(1);
    console.log(`${organizations} practices of 10 practitioners, ${values.real} with a database, made in ${took} s`);
    const { child, url } = await startServer(place.root);
    const times = await freeTimes(url, seeded.bookable);
    const race = await raceFor(opened, url, visitors, times.pop()!);
    const search = await searchWhileBooking(url, searches(seeded), { visitors, times, seconds });
    const booking = await bookBesidePeer(opened, url, { seeded, folder: place.root, visitors, times, seconds });
    child.kill('SIGTERM');
    await once(child, 'exit');
    await opened.close(true).catch(() => {});
    const figures = {
      ...{ search_p95_ms: round(search.p95), search_rps: round(search.rps), organizations },
      ...{ booking_per_s: round(booking.ours), pgbench_per_s: round(booking.peer) },
      ...{ booking_ratio: round(booking.ours / booking.peer) },
      ...{ race_accepted: race.accepted, race_refused: race.refused },
    };
    const measures = measured(figures, search.errors, booking.after);
    tell(measures);
    const command = 'npm run --silent bench -- agenda';
    if (args.length === 0) await keep('agenda', { command, machine: where, measures });
    return { bench: 'agenda', ...figures, ok: measures.every(({ holds }) => holds) };
  } finally {
    await place.erase();
  }
}

type Figures = Readonly<Record<`search_${'p95_ms' | 'rps'}` | `race_${'accepted' | 'refused'}`, number>> & {
  readonly booking_per_s: number;
  readonly pgbench_per_s: number;
  readonly booking_ratio: number;
};

function measured(figures: Figures, errors: number, after: number): readonly Measured[] {
  const { search_p95_ms: p95, search_rps: rps, booking_ratio: ratio } = figures;
  const { race_accepted: accepted, race_refused: refused } = figures;
  const raced = accepted === 1 && refused === RACERS - 1;
  return [
    {
      what: `search, 95 % within, at ${RATE}/s`,
      value: `${p95} ms`,
      goal: `${GOALS.search_p95_ms} ms`,
      holds: p95 <= 30,
    },
    {
      ...{ what: 'searches answered each second; failed', value: `${rps}; ${errors}`, goal: `${RATE}; 0` },
      holds: rps > RATE * 0.98 && errors === 0,
    },
    {
      what: `${RACERS} at once for one time: appointments made, clear refusals`,
      ...{ value: `${accepted}, ${refused}`, goal: `1, ${RACERS - 1}`, holds: raced },
    },
    { what: 'bookings each second', value: `${figures.booking_per_s}`, goal: null, holds: true },
    { what: 'bare inserts each second (`pgbench`)', value: `${figures.pgbench_per_s}`, goal: null, holds: true },
    {
      ...{ what: 'booking beside the bare insert', value: `${ratio}`, goal: `${GOALS.booking_ratio}, then 0.5` },
      holds: ratio >= GOALS.booking_ratio,
    },
    { what: 'work after the act ended, after the last booking', value: `${round(after)} s`, goal: null, holds: true },
  ];
}

/** Ours and the peer in turn, so that a neighbour on the machine weighs on both. */
async function bookBesidePeer(
  opened: Opened,
  url: URL,
  given: {
    readonly seeded: Seeded;
    readonly folder: string;
    readonly visitors: readonly Visitor[];
    readonly times: Time[];
    readonly seconds: number;
  },
): Promise<{ readonly ours: number; readonly peer: number; readonly after: number }> {
  const { seeded, folder, visitors, times, seconds } = given;
  const { organizationId } = seeded.bookable[0]!;
  const [ours, peers, after] = [[] as number[], [] as number[], [] as number[]];
  for (let at = 0; at < RUNS; at += 1) {
    peers.push(await bareInserts(opened, { organizationId, folder, clients: CLIENTS, seconds }));
    ours.push(await bookAsFastAsPossible(url, visitors, times, seconds));
    after.push(await quiet(opened));
    console.log(
      `Booking ${ours.at(-1)!.toFixed(1)}/s, what follows ended ${after.at(-1)!.toFixed(1)} s later; ` +
        `bare insert ${peers.at(-1)!.toFixed(1)}/s`,
    );
  }
  return { ours: median(ours), peer: median(peers), after: median(after) };
}

/** Waits until nothing is left to do after the acts. @returns seconds */
async function quiet({ databases }: Opened): Promise<number> {
  const begun = performance.now();
  for (;;) {
    const { rows } = await sql<{ left: number }>`
      SELECT (SELECT count(*) FROM jobs.dirty_organizations)::int + (SELECT count(*) FROM jobs_queue.job
        WHERE state < 'completed' AND start_after <= now() AND name NOT LIKE '\\_\\_%')::int AS left`.execute(
      databases.commons,
    );
    const seconds = (performance.now() - begun) / 1000;
    if (rows[0]!.left === 0 || seconds > LONGEST_WAIT_SECONDS) return seconds;
    await delay(200);
  }
}

/** All ask for one time at once, each from an account and an address of their own. */
async function raceFor(opened: Opened, url: URL, visitors: readonly Visitor[], time: Time) {
  const answers = await Promise.all(visitors.map((visitor) => bookOnline(url, visitor, time, true)));
  const refused = answers.filter(({ status, body }) => status === 409 && body.includes('agenda.slot-taken')).length;
  const database = await opened.databases.organization(time.organizationId);
  const made = await database
    .selectFrom('agenda.appointments')
    .select('id')
    .where('resource_id', '=', time.resourceId)
    .where('starts_at', '=', time.startsAt)
    .execute();
  const others = answers.filter(({ status }) => status !== 200 && status !== 409).map(({ status }) => status);
  console.log(
    `${visitors.length} at once for one time: ${made.length} appointment, ${refused} refused` +
      (others.length > 0 ? `; other answers: ${[...new Set(others)].join(' ')}` : ''),
  );
  return { accepted: made.length, refused };
}

async function searchWhileBooking(
  url: URL,
  paths: readonly string[],
  given: { readonly visitors: readonly Visitor[]; readonly times: Time[]; readonly seconds: number },
) {
  const { visitors, times, seconds } = given;
  await searchAtRate(url, paths, { rate: 100, seconds: 5 });
  const runs = [];
  for (let at = 0; at < RUNS; at += 1) {
    const stop = new AbortController();
    const booking = bookSteadily(url, visitors, times, stop.signal);
    const begun = performance.now();
    const load = await searchAtRate(url, paths, { rate: RATE, seconds });
    stop.abort();
    const booked = (await booking) / ((performance.now() - begun) / 1000);
    console.log(
      `Search at ${RATE}/s while ${booked.toFixed(1)} bookings/s: p50 ${load.p50.toFixed(1)} ms, ` +
        `p95 ${load.p95.toFixed(1)} ms, p99 ${load.p99.toFixed(1)} ms, ${load.errors} errors`,
    );
    runs.push(load);
  }
  return {
    p95: median(runs.map(({ p95 }) => p95)),
    rps: median(runs.map(({ rps }) => rps)),
    errors: runs.reduce((sum, { errors }) => sum + errors, 0),
  };
}

async function bookSteadily(
  url: URL,
  visitors: readonly Visitor[],
  times: Time[],
  signal: AbortSignal,
): Promise<number> {
  const pending: Promise<boolean>[] = [];
  const timer = setInterval(() => {
    const time = times.pop();
    if (time !== undefined)
      pending.push(bookOnline(url, visitors[pending.length % visitors.length]!, time).then(isMade));
  }, 1000 / BOOKINGS_A_SECOND);
  await once(signal, 'abort');
  clearInterval(timer);
  return (await Promise.all(pending)).filter(Boolean).length;
}

async function bookAsFastAsPossible(
  url: URL,
  visitors: readonly Visitor[],
  times: Time[],
  seconds: number,
): Promise<number> {
  const begun = performance.now();
  const until = begun + seconds * 1000;
  let made = 0;
  const booker = async (_: unknown, number: number): Promise<void> => {
    for (let turn = number; performance.now() < until; turn += CLIENTS) {
      const time = times.pop();
      if (time === undefined) throw new Error('no time is left: raise --real');
      if (isMade(await bookOnline(url, visitors[turn % visitors.length]!, time))) made += 1;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, booker));
  // The last ones end after the time is over: they count, and so does their time.
  return made / ((performance.now() - begun) / 1000);
}

function isMade({ status }: { readonly status: number }): boolean {
  return status === 200;
}

function round(figure: number): number {
  return Math.round(figure * 100) / 100;
}

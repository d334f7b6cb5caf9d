import { once } from 'node:events';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { bareInserts } from './agenda/peer.ts';
import { seedPractices, type Bookable } from './agenda/practices.ts';
import { searchAtRate, searches } from './agenda/search-load.ts';
import { bookOnline, freeTimes, openAccounts, type Visitor } from './agenda/visitors.ts';
import { median } from './coding/scores.ts';
import { placeAt, type Opened } from './place.ts';
import { startServer } from './server.ts';

const GOALS = { search_p95_ms: 30, booking_ratio: 0.25 };
const RATE = 300;
const BOOKINGS_A_SECOND = 5;
const RACERS = 500;
const RUNS = 3;
/** At once, for us and for the peer. */
const CLIENTS = 8;

type Time = Bookable & { readonly startsAt: string };

/**
 * Measures the public search while bookings change times, online booking beside the bare insert on the same server, and a
 * race for one time. `--organizations N` and `--real N` change how many practices there are, and how many have a
 * database; `--seconds N` how long each run lasts.
 */
export async function run(args: string[]): Promise<object> {
  const options = {
    organizations: { type: 'string', default: '500' },
    real: { type: 'string', default: '20' },
  } as const;
  const { values } = parseArgs({ args, options: { ...options, seconds: { type: 'string', default: '20' } } });
  const organizations = Number(values.organizations);
  const seconds = Number(values.seconds);
  console.log(`${cpus().length} cores (${cpus()[0]?.model}), load before ${loadavg()[0]!.toFixed(1)}`);
  const place = await placeAt();
  try {
    const opened = await place.open();
    const seeded = await seedPractices(opened.databases, organizations, Number(values.real));
    const visitors = await openAccounts(opened.databases, RACERS);
    console.log(`${organizations} practices of 10 practitioners, ${values.real} with a database of their own`);
    const { child, url } = await startServer(place.root);
    const times = await freeTimes(url, seeded.bookable);
    const race = await raceFor(opened, url, visitors, times.pop()!);
    const search = await searchWhileBooking(url, searches(seeded), { visitors, times, seconds });
    const [ours, peers] = [[] as number[], [] as number[]];
    for (let at = 0; at < RUNS; at += 1) {
      peers.push(
        await bareInserts(opened, {
          ...{ organizationId: seeded.bookable[0]!.organizationId, folder: place.root, clients: CLIENTS, seconds },
        }),
      );
      ours.push(await bookAsFastAsPossible(url, visitors, times, seconds));
      console.log(`Booking ${ours.at(-1)!.toFixed(1)}/s; bare insert ${peers.at(-1)!.toFixed(1)}/s`);
    }
    child.kill('SIGTERM');
    await once(child, 'exit');
    await opened.close(true).catch(() => {});
    const [booking, peer] = [median(ours), median(peers)];
    const figures = {
      ...{ search_p95_ms: round(search.p95), search_rps: round(search.rps), organizations },
      ...{ booking_per_s: round(booking), pgbench_per_s: round(peer), booking_ratio: round(booking / peer) },
      ...{ race_accepted: race.accepted, race_refused: race.refused },
    };
    const raced = race.accepted === 1 && race.refused === RACERS - 1;
    const fast = figures.search_p95_ms <= GOALS.search_p95_ms && search.errors === 0 && search.rps > RATE * 0.98;
    return { bench: 'agenda', ...figures, ok: raced && fast && figures.booking_ratio >= GOALS.booking_ratio };
  } finally {
    await place.erase();
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
    const load = await searchAtRate(url, paths, { rate: RATE, seconds });
    stop.abort();
    const booked = await booking;
    console.log(
      `Search at ${RATE}/s while ${(booked / seconds).toFixed(1)} bookings/s: p50 ${load.p50.toFixed(1)} ms, ` +
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
  const until = performance.now() + seconds * 1000;
  let made = 0;
  const booker = async (_: unknown, number: number): Promise<void> => {
    for (let turn = number; performance.now() < until; turn += CLIENTS) {
      const time = times.pop();
      if (time === undefined) throw new Error('no time is left: raise --real');
      if (isMade(await bookOnline(url, visitors[turn % visitors.length]!, time))) made += 1;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, booker));
  return made / seconds;
}

function isMade({ status }: { readonly status: number }): boolean {
  return status === 200;
}

function round(figure: number): number {
  return Math.round(figure * 100) / 100;
}

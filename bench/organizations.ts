import { execFile } from 'node:child_process';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { newId } from '../platform/kernel/ids.ts';
import type { ModuleDeclaration } from '../platform/kernel/module.ts';
import { median } from './coding/scores.ts';
import { placeAt, type Place } from './place.ts';
import { recover } from './organizations/recovery.ts';
import { keep, machine, tell, type Measured } from './report.ts';

/** What the house promises with a thousand organisations on two cores. */
const GOALS = { connections_max: 56, rss_mib: 512, recovery_s: 5 };
const WORDS: Readonly<Record<keyof typeof GOALS, string>> = {
  connections_max: 'connections open at once, 200 visitors over all organisations',
  rss_mib: 'memory of the process that visited all (MiB)',
  recovery_s: 'serving again after `kill -9` of server and database (s)',
};
const RUNS = 3;

/** A module of a later release: its migration goes over every organisation. */
function furtherDeclaration(): ModuleDeclaration {
  const migrations = new URL('./organizations/further/', import.meta.url);
  return { name: 'further', title: 'Suite', dependsOn: ['documents'], migrations };
}

/**
 * Measures what many organisations cost, each with a database and a role of its own: creating one, migrating all,
 * connections and memory when all are visited, and the time to serve again after a kill of server and database.
 * `--organizations N` changes their number; without it the figures go to `results/organizations.md`.
 */
export async function run(args: string[]): Promise<object> {
  const { values } = parseArgs({ args, options: { organizations: { type: 'string', default: '1000' } } });
  const organizations = Number(values.organizations);
  const where = machine();
  console.log(where);
  const place = await placeAt();
  try {
    const create = await createAll(place, organizations);
    const visits = await visitAll(place);
    const recoveries = [];
    for (let at = 0; at < RUNS; at += 1) {
      const recovery = await recover(place);
      console.log(
        `Killed while writing: serves again after ${recovery.seconds.toFixed(2)} s; ${recovery.acknowledged} writes ` +
          `acknowledged, ${recovery.lost} lost; the server takes ${recovery.rssMib.toFixed(0)} MiB`,
      );
      recoveries.push(recovery);
    }
    const migrate = await migrateAll(place);
    const figures = {
      create_ms: round(create),
      migrate_s: round(migrate),
      connections_max: visits.connections,
      rss_mib: round(visits.rss_mib),
      recovery_s: round(median(recoveries.map(({ seconds }) => seconds))),
    };
    const lost = recoveries.reduce((sum, recovery) => sum + recovery.lost, 0);
    const acknowledged = recoveries.reduce((sum, recovery) => sum + recovery.acknowledged, 0);
    const measures: readonly Measured[] = [
      ...Object.entries(GOALS).map(([name, most]) => {
        const value = figures[name as keyof typeof GOALS];
        return { what: WORDS[name as keyof typeof GOALS], value: `${value}`, goal: `${most}`, holds: value <= most };
      }),
      { what: 'creating one, median (ms)', value: `${figures.create_ms}`, goal: null, holds: true },
      { what: 'a further migration over all (s)', value: `${figures.migrate_s}`, goal: null, holds: true },
      {
        ...{ what: 'acknowledged writes lost by three kills', value: `${lost} of ${acknowledged}`, goal: '0' },
        holds: lost === 0,
      },
    ];
    tell(measures);
    const command = 'npm run --silent bench -- organizations';
    if (args.length === 0) await keep('organizations', { command, machine: where, measures });
    return { bench: 'organizations', organizations, ...figures, ok: measures.every(({ holds }) => holds) };
  } finally {
    await place.erase();
  }
}

async function createAll(place: Place, count: number): Promise<number> {
  const opened = await place.open();
  const times: number[] = [];
  const begun = performance.now();
  for (let at = 0; at < count; at += 1) {
    const start = performance.now();
    await opened.databases.create(newId());
    times.push(performance.now() - start);
  }
  const total = (performance.now() - begun) / 1000;
  const bytes = await opened.databases.administration.within(null, async (client) => {
    const { rows } = await client.query<{ bytes: number }>(
      "SELECT avg(pg_database_size(datname))::int8 AS bytes FROM pg_database WHERE datname LIKE 'cabinet_org_%'",
    );
    return rows[0]!.bytes;
  });
  const sorted = times.toSorted((one, other) => one - other);
  console.log(
    `Created ${count} one after the other in ${total.toFixed(1)} s: median ${median(times).toFixed(0)} ms, ` +
      `first ${times[0]!.toFixed(0)}, last ${times.at(-1)!.toFixed(0)}, longest ${sorted.at(-1)!.toFixed(0)} ms; ` +
      `${(bytes / 2 ** 20).toFixed(1)} MiB each`,
  );
  await opened.close(true);
  return median(times);
}

interface Visits {
  readonly connections: number;
  readonly rss_mib: number;
  readonly p50_ms: number;
  readonly p99_ms: number;
  readonly visits: number;
}

async function visitAll(place: Place): Promise<Visits> {
  const opened = await place.open();
  const program = path.join(import.meta.dirname, 'organizations/visit.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program, place.root]);
  const visits = JSON.parse(stdout) as Visits;
  console.log(
    `Visited all three times, 200 at once: ${visits.visits} visits, at most ${visits.connections} connections, ` +
      `${visits.rss_mib.toFixed(0)} MiB; median ${visits.p50_ms.toFixed(1)} ms, 99 % within ${visits.p99_ms.toFixed(0)} ms`,
  );
  await opened.close(true);
  return visits;
}

async function migrateAll(place: Place): Promise<number> {
  const before = await place.open();
  await before.close(false);
  const begun = performance.now();
  const opened = await place.open([furtherDeclaration()]);
  const seconds = (performance.now() - begun) / 1000;
  console.log(`A further migration over all of them: ${seconds.toFixed(1)} s`);
  await opened.close(true);
  return seconds;
}

function round(figure: number): number {
  return Math.round(figure * 100) / 100;
}

import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Opened } from '../place.ts';

const run = promisify(execFile);

/** `pgbench` of Debian's client package; installed here when we may. */
async function pgbench(): Promise<string> {
  const found = await run('pgbench', ['--version']).catch(() => null);
  if (found === null && process.getuid?.() === 0) {
    await run('apt-get', ['update', '-q']);
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'postgresql-client', 'postgresql-contrib']);
  } else if (found === null) {
    throw new Error('pgbench is missing: apt install postgresql-client');
  }
  return 'pgbench';
}

/**
 * What the same server reaches with the bare insert of an appointment and of the time it takes, under the same
 * constraint, without hold, rights, audit, history or outbox. @returns transactions a second
 */
export async function bareInserts(
  opened: Opened,
  given: {
    readonly organizationId: string;
    readonly folder: string;
    readonly clients: number;
    readonly seconds: number;
  },
): Promise<number> {
  const { administration } = opened.databases;
  const name = administration.organizationName(given.organizationId);
  await administration.within(name, async (client) => {
    await client.query('CREATE SEQUENCE IF NOT EXISTS agenda.bare_times');
  });
  const script = path.join(given.folder, 'bare.sql');
  await writeFile(script, SCRIPT, { mode: 0o644 });
  const url = new URL(opened.url);
  url.pathname = `/${name}`;
  const args = ['-n', '-f', script, '-c', String(given.clients), '-j', '2', '-T', String(given.seconds), url.href];
  const { stdout } = await run(await pgbench(), args);
  return Number(/tps = ([\d.]+)/.exec(stdout)![1]);
}

/** Each time is taken once, years ahead of those booked. */
const SCRIPT = `BEGIN;
WITH number AS (SELECT nextval('agenda.bare_times') AS n),
  one AS (SELECT id, site_id, position FROM agenda.resources ORDER BY position LIMIT 1),
  appointment AS (
    INSERT INTO agenda.appointments (id, reason_id, resource_id, site_id, starts_at, ends_at, state, place, origin,
      created_at, changed_at)
    SELECT gen_random_uuid(), (SELECT id FROM agenda.reasons LIMIT 1), one.id, one.site_id,
      '2030-01-01'::timestamptz + n * interval '20 minutes', '2030-01-01'::timestamptz + (n + 1) * interval '20 minutes',
      'booked', 'site', 'online', now(), now() FROM one, number
    RETURNING id, resource_id, starts_at, ends_at)
INSERT INTO agenda.occupations (id, resource_id, during, kind, appointment_id)
SELECT gen_random_uuid(), resource_id, tstzrange(starts_at, ends_at), 'booked', id FROM appointment;
COMMIT;
`;

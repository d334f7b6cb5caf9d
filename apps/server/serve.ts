import type { AddressInfo } from 'node:net';
import { createMetrics } from '#platform/http/metrics.ts';
import { RateLimiter } from '#platform/http/rate-limiter.ts';
import { createServer } from '#platform/http/server.ts';
import { declarations } from './declarations.ts';
import { pages } from './pages.ts';
import { refusalJournal } from './refusal-journal.ts';
import type { Rooms } from './rooms.ts';
import { VERSION, type OpenedSurroundings } from './surroundings.ts';

/** Starts the work of the rooms and opens the door. @returns the address people type. */
export async function serve(around: OpenedSurroundings, rooms: Rooms, webFolder: string): Promise<URL> {
  const { settings, databases, log, lifetime } = around;
  const secure = settings.publicUrl.protocol === 'https:';
  rooms.audit.sealer.start();
  lifetime.closes('sealer', () => rooms.audit.sealer.stop());
  await rooms.jobs.start(
    rooms.modules.flatMap(({ jobs }) => jobs),
    rooms.modules.flatMap(({ subscriptions }) => subscriptions),
    declarations.flatMap(({ events }) => events ?? []),
  );
  lifetime.closes('jobs', () => rooms.jobs.stop());
  const server = await createServer({
    ...{ modules: rooms.modules, log, secure, trustedProxies: settings.trustedProxies, version: VERSION },
    metrics: createMetrics(),
    doors: {
      ...{ databases, standing: rooms.standing, limiter: new RateLimiter(databases.commons) },
      sessions: [rooms.identity.sessionSource, rooms.organizations.tokenSource, rooms.practice.accounts.sessionSource],
      entrance: rooms.organizations.entrance,
      refusals: refusalJournal(around.clock),
    },
    live: rooms.jobs,
    problemPage: rooms.practice.site.problemPage,
    pages: pages(webFolder, secure, rooms.practice.assets, rooms.equipment.adviceFor),
  });
  lifetime.closes('http', () => server.close());
  await server.listen({ host: settings.host, port: settings.port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error(`PORT: ${settings.port} is taken by another program; choose another with PORT=3001 npm start`);
  });
  // The first analysis or search should not pay for loading the engine.
  void rooms.coding.warm().catch((error: Error) => log.error({ err: error }, 'the coding engine did not load'));
  const { port, address, family } = server.server.address() as AddressInfo;
  rooms.notifications.listensAt(new URL(`http://${family === 'IPv6' ? `[${address}]` : address}:${port}`));
  if (settings.port !== 0) return settings.publicUrl;
  return new URL(`http://localhost:${port}`);
}

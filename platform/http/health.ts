import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { Forbidden } from '#platform/kernel/errors.ts';
import type { Databases } from '#platform/database/databases.ts';
import type { Metrics } from './metrics.ts';

/** `/healthz`: the process answers. `/readyz`: the database answers too. `/metrics`: for a collector on this machine. */
export function registerHealth(server: FastifyInstance, databases: Databases, metrics: Metrics): void {
  server.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }));
  server.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const ready = await sql`SELECT 1`.execute(databases.commons).then(
      () => true,
      () => false,
    );
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'database-unavailable' });
  });
  server.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    // A proxy on this machine that we were not told to trust makes the whole world look local.
    if (!isLoopback(request.ip) || request.headers['x-forwarded-for'] !== undefined)
      throw new Forbidden('metrics.local-only', 'Ces mesures ne se lisent que sur place.');
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}

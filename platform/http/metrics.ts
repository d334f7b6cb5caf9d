import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Log } from '#platform/kernel/log.ts';

/** Figures for Prometheus. Labels are route patterns and statuses: never an address, a person or an identifier. */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<'method' | 'route' | 'status'>;
}

/** A registry of its own, so that two servers in one process do not clash. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'cabinet_http_request_seconds',
    help: 'Time to answer a request, by route pattern',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return { registry, requests };
}

/** Measures and logs each answer by its route pattern; the address asked for may hold identifiers and stays out. */
export function measure(server: FastifyInstance, metrics: Metrics, log: Log): void {
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    const status = reply.statusCode;
    metrics.requests.observe({ method: request.method, route, status: String(status) }, reply.elapsedTime / 1000);
    if (!route.startsWith('/api/')) return;
    const milliseconds = Math.round(reply.elapsedTime);
    log.info({ requestId: request.id, method: request.method, route, status, milliseconds }, 'answered');
  });
}

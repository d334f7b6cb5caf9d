import cookie from '@fastify/cookie';
import formBody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Log } from '#platform/kernel/log.ts';
import type { Doors } from './authorization.ts';
import { contentSecurityPolicy } from './content-security.ts';
import { registerHealth } from './health.ts';
import { liveRoutes, type LiveSource } from './live/live-routes.ts';
import { LiveStreams } from './live/live-streams.ts';
import { measure, type Metrics } from './metrics.ts';
import { httpDeclaration } from './module.ts';
import { mountRoutes } from './mounting.ts';
import { registerOpenApi } from './open-api.ts';
import { problemHandler } from './problems.ts';
import type { ProblemPage } from './page.ts';
import type { MountedModule } from './route.ts';

export interface ServerOptions {
  readonly modules: readonly MountedModule[];
  readonly doors: Doors;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Served over TLS (by a proxy in front): cookies are marked secure and browsers told to insist. */
  readonly secure: boolean;
  /** Addresses of proxies whose word on the client's address is believed; none by default. */
  readonly trustedProxies: readonly string[];
  readonly version: string;
  /** Events of organisations, for pages that stay open; none are told without it. */
  readonly live?: LiveSource;
  /** How often an open page that hears nothing is asked again who it is. */
  readonly liveBeatMs?: number;
  /** How a refusal looks on the public site. */
  readonly problemPage?: ProblemPage;
  /** Pages besides the API: public site, application. */
  readonly pages?: (server: FastifyInstance) => Promise<void>;
}

const LIVE_BEAT_MS = 15_000;
const BODY_LIMIT = 1024 * 1024;

/** Builds the HTTP server from the modules' routes. Call `listen` or, in tests, `inject` on what it returns. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const server = fastify({
    logger: false,
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    genReqId: () => newId(),
    // An address that cannot be read never reaches a route.
    frameworkErrors: problemHandler(options.log, options.problemPage),
    bodyLimit: BODY_LIMIT,
    requestTimeout: 120_000,
    // Keeps one idle browser from holding a shutdown back.
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  server.setErrorHandler(problemHandler(options.log, options.problemPage));
  server.setNotFoundHandler(() => {
    throw new NotFound('route.not-found', 'Cette adresse n’existe pas.');
  });

  await server.register(cookie);
  await server.register(formBody);
  await server.register(multipart, { throwFileSizeLimit: false });
  await server.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: contentSecurityPolicy(options.secure),
    strictTransportSecurity: options.secure ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
  measure(server, options.metrics, options.log);
  await registerOpenApi(server, options.version);
  registerHealth(server, options.doors.databases, options.metrics);
  mountRoutes(server, options.modules, options.doors);
  if (options.live !== undefined) mountLive(server, options, options.live);
  await options.pages?.(server);
  await server.ready();
  return server;
}

/** Streams end before the server waits for its answers to end. */
function mountLive(server: FastifyInstance, { doors, modules, liveBeatMs }: ServerOptions, source: LiveSource): void {
  const streams = new LiveStreams();
  const events = modules.flatMap(({ declaration }) => declaration.events ?? []);
  const routes = liveRoutes({ doors, source, streams, events, beatMs: liveBeatMs ?? LIVE_BEAT_MS });
  mountRoutes(server, [{ declaration: httpDeclaration, routes }], doors);
  server.addHook('preClose', async () => streams.closeAll());
}

import type { TestContext } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { NotFound } from '#platform/kernel/errors.ts';
import { silentLog, type Log } from '#platform/kernel/log.ts';
import { everythingAllowed, type ContractStanding } from '#platform/kernel/standing.ts';
import type { Databases } from '#platform/database/databases.ts';
import type { LiveSource } from './live/live-routes.ts';
import { createMetrics } from './metrics.ts';
import type { ProblemPage } from './page.ts';
import { RateLimiter } from './rate-limiter.ts';
import type { MountedModule } from './route.ts';
import { createServer } from './server.ts';
import type { Entrance, RefusalJournal, SessionSource } from './session.ts';

/** A person of a test: what they may do, and where. */
export interface TestPerson {
  readonly id: string;
  readonly name: string;
  readonly organizationId: string;
  readonly permissions: readonly string[];
  /** Professionals for whom alone the permissions are held; all of them unless said. */
  readonly professionals?: readonly string[];
}

export interface TestServerOptions {
  readonly databases: Databases;
  readonly modules: readonly MountedModule[];
  /** Requests with `authorization: Bearer <id>` come from these persons, unless real doors are given. */
  readonly persons?: readonly TestPerson[];
  readonly sessions?: readonly SessionSource[];
  /** Patients in their own account, beside the persons. */
  readonly patients?: SessionSource;
  readonly entrance?: Entrance;
  readonly standing?: ContractStanding;
  readonly refusals?: RefusalJournal;
  readonly log?: Log;
  readonly live?: LiveSource;
  readonly liveBeatMs?: number;
  readonly trustedProxies?: readonly string[];
  readonly problemPage?: ProblemPage;
}

/** The real server over test databases; call it with `inject`. Closed when the test ends. */
export async function testServer(
  test: Pick<TestContext, 'after'>,
  options: TestServerOptions,
): Promise<FastifyInstance> {
  const { databases, modules, persons = [], log = silentLog } = options;
  const server = await createServer({
    ...{ modules, log, secure: false, version: 'test', metrics: createMetrics() },
    trustedProxies: options.trustedProxies ?? [],
    ...(options.live ? { live: options.live } : {}),
    ...(options.liveBeatMs ? { liveBeatMs: options.liveBeatMs } : {}),
    ...(options.problemPage ? { problemPage: options.problemPage } : {}),
    doors: {
      databases,
      limiter: new RateLimiter(databases.commons),
      sessions: options.sessions ?? [bearerSessions(persons), ...(options.patients ? [options.patients] : [])],
      entrance: options.entrance ?? memberships(persons),
      standing: options.standing ?? everythingAllowed,
      refusals: options.refusals ?? { permissionMissing: async () => {} },
    },
  });
  test.after(() => server.close());
  return server;
}

/** Headers that make a request come from a person of the test in their organisation. */
export function as(person: TestPerson): Record<string, string> {
  return { authorization: `Bearer ${person.id}`, 'cabinet-organization': person.organizationId };
}

function bearerSessions(persons: readonly TestPerson[]): SessionSource {
  return {
    audience: 'professional',
    recognise: async ({ bearer }) => {
      const person = persons.find((candidate) => candidate.id === bearer);
      if (person === undefined) return null;
      const actor = { kind: 'person', id: person.id, name: person.name } as const;
      return { actor, boundTo: null, secondFactor: true, startedAt: '2026-11-21T08:00:00Z' };
    },
  };
}

/** Lets the persons of a test into their organisation, with the rights they hold there when asked. */
export function memberships(persons: readonly TestPerson[]): Entrance {
  return {
    enter: async (session, organizationId) => {
      const person = persons.find((one) => one.id === session.actor.id && one.organizationId === organizationId);
      if (person === undefined) throw new NotFound('organization.not-found', 'Cette organisation n’existe pas.');
      const { permissions, professionals = 'all' } = person;
      const reach = (permission: string) => (permissions.includes(permission) ? professionals : []);
      const may = (permission: string, professionalId?: string) => {
        const held = reach(permission);
        return held === 'all' || (professionalId !== undefined && held.includes(professionalId));
      };
      return { organizationId, name: 'Établissement d’essai', onBehalfOf: null, may, reach };
    },
  };
}

import type { TestContext } from 'node:test';
import { z } from 'zod';
import type { FastifyInstance } from 'fastify';
import { FixedClock } from '#platform/kernel/clock.ts';
import { Forbidden } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { silentLog, type Log } from '#platform/kernel/log.ts';
import type { ModuleDeclaration } from '#platform/kernel/module.ts';
import { auditDeclaration } from '#platform/audit/module.ts';
import { recordAct } from '#platform/audit/record.ts';
import { testJobs, type TestJobs } from '#platform/jobs/testing.ts';
import { httpDeclaration } from '#platform/http/module.ts';
import { route, type Route } from '#platform/http/route.ts';
import { testServer } from '#platform/http/testing.ts';
import { identityDeclaration, identityModule, type MailToSend } from '#platform/identity/module.ts';
import { TEST_PASSWORD, TEST_TOTP_SECRET, TestBrowser, totpCode } from '#platform/identity/testing.ts';
import type { WebhookReach } from './outside-addresses.ts';
import { organizationsDeclaration, organizationsModule, type Organizations } from './module.ts';

/** A service of tests, where plants are read and named. */
export const herbarium: ModuleDeclaration = {
  name: 'herbarium',
  title: 'Herbier',
  permissions: [
    { name: 'herbarium.plants.read', title: 'Voir les plantes', scope: 'organization' },
    { name: 'herbarium.plants.name', title: 'Nommer les plantes', scope: 'organization' },
    { name: 'herbarium.enter', title: 'Entrer au jardin', scope: 'professional' },
    { name: 'herbarium.beds.read', title: 'Voir un carré', scope: 'professional' },
    { name: 'herbarium.beds.dig', title: 'Bêcher un carré', scope: 'professional' },
    { name: 'herbarium.seeds.sell', title: 'Vendre des graines', scope: 'organization' },
  ],
  roles: [
    { name: 'botanist', title: 'Botaniste', permissions: ['herbarium.plants.read', 'herbarium.plants.name'] },
    { name: 'visitor', title: 'Visiteur', permissions: ['herbarium.plants.read'] },
    {
      ...{ name: 'gardener', title: 'Jardinier', givenBy: 'service' },
      permissions: ['herbarium.enter', 'herbarium.beds.read', 'herbarium.beds.dig'],
    },
    {
      ...{ name: 'seller', title: 'Grainetier', givenBy: 'service', secondFactorRequired: true },
      permissions: ['herbarium.seeds.sell'],
    },
    { name: 'apprentice', title: 'Apprenti', givenBy: 'professional', permissions: ['herbarium.enter'] },
  ],
};

export interface OrganizationsScene extends TestJobs {
  readonly server: FastifyInstance;
  readonly organizations: Organizations;
  readonly mails: MailToSend[];
  readonly clock: FixedClock;
  /** Creates an establishment with this many accesses (unbounded unless said) that uses the herbarium. */
  establishment(name: string, seats?: number): Promise<string>;
  /** Creates a person and makes them a member with these roles; a referent has a second factor. */
  person(organizationId: string, name: string, ...roles: string[]): Promise<TestMember>;
}

export interface TestMember {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly browser: TestBrowser;
  /** Opens a session, second factor included where the person has one. */
  signIn(): Promise<TestBrowser>;
}

/** Identity, organisations and the herbarium on a real server and throw-away databases. */
export async function organizationsScene(
  t: Pick<TestContext, 'after'>,
  log: Log = silentLog,
  trustedProxies: readonly string[] = [],
  webhookReach: WebhookReach = 'loopback',
): Promise<OrganizationsScene> {
  const declarations = [auditDeclaration, httpDeclaration, identityDeclaration, organizationsDeclaration, herbarium];
  const clock = new FixedClock('2026-11-21T09:00:00Z');
  const opened = await testJobs(t, { modules: declarations, clock });
  const { databases, keys, runner } = opened;
  const mails: MailToSend[] = [];
  const publicUrl = new URL('http://localhost:3000');
  const mail = { send: async (_transaction: unknown, one: MailToSend) => mails.push(one) };
  const identity = identityModule({
    ...{ commons: databases.commons, clock, log, mail, publicUrl, demo: false, version: 'test' },
    sms: { send: async () => {} },
    ...{ proSanteConnect: null, idleMinutes: 15, detailsMonths: 6, nameLocked: async () => false },
    secret: await keys.key('commons', 'sign-in'),
    organizationsOf: (personId, secondFactor, ip) => rooms.organizationsOf(personId, secondFactor, ip),
  });
  const rooms = organizationsModule({
    ...{ databases, clock, people: identity.people, mail, publicUrl, declarations, events: runner, keys },
    webhookReach,
    signUp: { services: ['herbarium'], rolesOf: (category) => (category === 'tim' ? ['botanist'] : []) },
  });
  const told = declarations.flatMap((one) => one.events ?? []);
  await runner.start(rooms.jobs, rooms.subscriptions, told);
  const server = await testServer(t, {
    ...{
      databases,
      log,
      trustedProxies,
      modules: [identity, rooms, { declaration: herbarium, routes: herbariumRoutes }],
    },
    ...{ live: runner, sessions: [identity.sessionSource, rooms.tokenSource], entrance: rooms.entrance },
  });
  const { organizations } = rooms;
  return {
    ...opened,
    ...{ server, organizations, mails, clock },
    establishment: (name, seats) =>
      organizations.createOrganization({ name, kind: 'establishment', services: ['herbarium'], seats: seats ?? null }),
    person: async (organizationId, name, ...roles) => {
      const email = `${name
        .toLowerCase()
        .normalize('NFD')
        .replaceAll(/[^a-z ]/g, '')
        .replaceAll(' ', '.')}@hopital.exemple.fr`;
      const referent = roles.includes('referent');
      const id = await databases.commons.transaction().execute((transaction) => {
        const person = { email, name, password: TEST_PASSWORD };
        return identity.people.createPerson(
          transaction,
          referent ? { ...person, totpSecret: TEST_TOTP_SECRET } : person,
        );
      });
      await organizations.addMember({
        organizationId,
        personId: id,
        roles,
        ...(referent ? { referent: 'administrative' } : {}),
      });
      return memberOf(server, { id, name, email, referent });
    },
  };
}

function memberOf(
  server: FastifyInstance,
  person: { id: string; name: string; email: string; referent: boolean },
): TestMember {
  const { referent, ...known } = person;
  const browser = new TestBrowser(server);
  const signIn = async (): Promise<TestBrowser> => {
    await browser.signIn(known.email);
    const body = { code: totpCode(TEST_TOTP_SECRET) };
    if (referent) await browser.send('POST', '/api/identity/second-factor', body);
    return browser;
  };
  return { ...known, browser, signIn };
}

const plant = z.object({ organization: z.string(), by: z.string() });

const herbariumRoutes: readonly Route[] = [
  route({
    ...{ method: 'GET', path: '/api/herbarium/beds/:gardener' },
    access: { permission: 'herbarium.beds.read', scope: 'professional' },
    ...{ summary: 'The beds of a gardener', params: z.object({ gardener: z.uuid() }), answer: null },
    handle: async ({ organization, params }) => {
      if (organization.may('herbarium.beds.read', params.gardener)) return;
      throw new Forbidden('herbarium.not-yours', 'Ce carré est à un autre jardinier.');
    },
  }),
  route({
    ...{ method: 'GET', path: '/api/herbarium/plants', access: { permission: 'herbarium.plants.read' } },
    ...{ summary: 'The plants', answer: plant },
    handle: async ({ organization, session }) => ({ organization: organization.name, by: session.actor.name }),
  }),
  route({
    ...{ method: 'POST', path: '/api/herbarium/plants', access: { permission: 'herbarium.plants.name' } },
    ...{ summary: 'Names a plant', answer: null },
    handle: async ({ organization, act }) => {
      const object = { kind: 'plant', id: newId() };
      const at = Temporal.Instant.from('2026-11-21T09:00:00Z');
      await recordAct(organization.database, act, { action: 'herbarium.plant.named', object, at });
    },
  }),
];

/** The secret at the end of the link of the last mail. */
export function secretIn(mail: MailToSend | undefined): string {
  return /#(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

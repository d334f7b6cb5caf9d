import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { FixedClock } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/ids.ts';
import { silentLog } from '#platform/kernel/log.ts';
import { auditDeclaration } from '#platform/audit/module.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { DiskStore } from '#platform/documents/disk-store.ts';
import { EncryptedDocuments } from '#platform/documents/encrypted-documents.ts';
import { documentsDeclaration } from '#platform/documents/module.ts';
import { httpDeclaration } from '#platform/http/module.ts';
import type { Entrance, Reach, SessionSource } from '#platform/http/session.ts';
import { testServer } from '#platform/http/testing.ts';
import { identityDeclaration } from '#platform/identity/declaration.ts';
import { testJobs, type TestJobs } from '#platform/jobs/testing.ts';
import type { Mail } from '#platform/notifications/mail.ts';
import { notificationsDeclaration } from '#platform/notifications/module.ts';
import { organizationsDeclaration } from '#platform/organizations/declaration.ts';
import { professionalsDeclaration, putProfessional, putSite } from '#services/practice/professionals/module.ts';
import { NotFound } from '#platform/kernel/errors.ts';
import { simulatedInsi } from '../identity/insi.ts';
import { patientsDeclaration, patientsModule, type PatientsModule, type PatientsNeeds } from '../module.ts';
import { permissions } from '../rights.ts';
import { PatientsCaller, type ScenePerson } from './caller.ts';

/** A practice of tests: three professionals, a secretary of one, one of all, a manager, a program. */
export interface PatientsScene extends TestJobs {
  readonly clock: FixedClock;
  readonly organizationId: string;
  readonly database: OrganizationDatabase;
  readonly needs: PatientsNeeds;
  readonly module: PatientsModule;
  readonly mails: Mail[];
  /** Identifiers of the professionals. */
  readonly professionals: { readonly quere: string; readonly roumegous: string; readonly auffret: string };
  readonly quere: PatientsCaller;
  readonly roumegous: PatientsCaller;
  readonly auffret: PatientsCaller;
  /** Reads patients for Dr Quéré only. */
  readonly ownSecretary: PatientsCaller;
  readonly secretary: PatientsCaller;
  /** Keeps the practice, opens no patient. */
  readonly manager: PatientsCaller;
  readonly program: PatientsCaller;
  /** In the practice, without any right on patients. */
  readonly newcomer: PatientsCaller;
  /** A patient signed in to their own account. */
  readonly account: PatientsCaller;
}

const EVERY_RIGHT = ['practice.use', ...permissions.map(({ name }) => name)];

/** Opens the scene; everything goes when the test ends. The clock stands on Thursday 19 November 2026, 10:42 in Paris. */
export async function patientsScene(
  test: Pick<TestContext, 'after'>,
  options: { readonly production?: boolean } = {},
): Promise<PatientsScene> {
  const clock = new FixedClock('2026-11-19T09:42:00Z');
  const modules = [
    ...[auditDeclaration, httpDeclaration, identityDeclaration, organizationsDeclaration, documentsDeclaration],
    ...[notificationsDeclaration, professionalsDeclaration, patientsDeclaration],
  ];
  const jobs = await testJobs(test, { modules, clock });
  const folder = await mkdtemp(path.join(tmpdir(), 'cabinet-patients-'));
  test.after(() => rm(folder, { recursive: true, force: true }));
  const { databases, keys } = jobs;
  const mails: Mail[] = [];
  const needs: PatientsNeeds = {
    ...{ log: silentLog, clock, keys, commons: databases.commons, databases, outbox: jobs.runner },
    documents: new EncryptedDocuments({ store: await DiskStore.open(folder), keys, clock }),
    mail: outboxInto(mails),
    ...{ insi: simulatedInsi, production: options.production ?? false },
  };
  const module = patientsModule(needs);
  const organizationId = await jobs.organization();
  const database = await databases.organization(organizationId);
  const { professionals, persons } = await peopleOf(organizationId, database, clock);
  const server = await testServer(test, {
    ...{ databases, modules: [module], sessions: sessionsOf(Object.values(persons)) },
    entrance: entranceOf(Object.values(persons)),
  });
  await jobs.runner.start(module.jobs, module.subscriptions, module.declaration.events);
  const callers = Object.fromEntries(
    Object.entries(persons).map(([name, somebody]) => [name, new PatientsCaller(server, somebody)]),
  ) as { readonly [Name in keyof typeof persons]: PatientsCaller };
  return { ...jobs, clock, organizationId, database, needs, module, mails, professionals, ...callers };
}

async function peopleOf(organizationId: string, database: OrganizationDatabase, clock: FixedClock) {
  const siteId = newId();
  const site = { ...NO_SITE, name: 'Cabinet des Tilleuls' };
  await putSite(database, site, clock.now(), siteId);
  const add = async (name: string, lastName: string, firstName: string) => {
    const personId = newId();
    const id = await putProfessional(
      database,
      { ...NO_PROFESSIONAL, personId, lastName, firstName, siteId },
      clock.now(),
    );
    return { id, somebody: person(personId, name, organizationId, EVERY_RIGHT, [id]) };
  };
  const quere = await add('Dr Nolwenn Quéré', 'Quéré', 'Nolwenn');
  const roumegous = await add('Dr Bastien Roumégous', 'Roumégous', 'Bastien');
  const auffret = await add('Dr Inès Auffret', 'Auffret', 'Inès');
  const everyone = (name: string, rights: readonly string[]) => person(newId(), name, organizationId, rights, 'all');
  return {
    professionals: { quere: quere.id, roumegous: roumegous.id, auffret: auffret.id },
    persons: {
      ...{ quere: quere.somebody, roumegous: roumegous.somebody, auffret: auffret.somebody },
      ownSecretary: person(newId(), 'Gwendal Tarabiscot', organizationId, EVERY_RIGHT, [quere.id]),
      secretary: everyone('Maïwenn Jolivet', EVERY_RIGHT),
      manager: everyone('Perrine Gestionnaire', ['practice.use', 'professionals.practice.manage']),
      newcomer: everyone('Sidonie Aubépin', ['practice.use']),
      program: { ...everyone('Logiciel d’essai', EVERY_RIGHT), kind: 'token' as const },
      account: { ...everyone('Solène Ibarra', []), kind: 'patient' as const },
    },
  };
}

const NO_PROFESSIONAL = {
  title: 'Dr' as const,
  ...{ professionCode: '10', specialtyCode: null, rpps: null, adeli: null, color: 1, position: 0 },
};

const NO_SITE = {
  ...{ addressLine: null, postalCode: null, city: null, inseeCode: null, latitude: null, longitude: null, phone: null },
  ...{ holidayZone: 'metropole', timeZone: 'Europe/Paris', wheelchairAccess: null },
} as const;

function person(
  id: string,
  name: string,
  organizationId: string,
  rights: readonly string[],
  reach: Reach,
): ScenePerson {
  return { ...{ id, name, organizationId, permissions: rights, reach }, kind: 'person' };
}

function sessionsOf(persons: readonly ScenePerson[]): readonly SessionSource[] {
  return (['professional', 'patient'] as const).map((audience) => ({
    audience,
    recognise: async ({ bearer }) => {
      const found = persons.find(({ id, kind }) => id === bearer && (kind === 'patient') === (audience === 'patient'));
      if (found === undefined) return null;
      const actor = { kind: found.kind, id: found.id, name: found.name };
      return { actor, boundTo: null, secondFactor: true, startedAt: '2026-11-19T08:00:00Z' };
    },
  }));
}

function entranceOf(persons: readonly ScenePerson[]): Entrance {
  return {
    enter: async (session, organizationId) => {
      const found = persons.find(({ id }) => id === session.actor.id);
      if (found?.organizationId !== organizationId) {
        throw new NotFound('organization.not-found', 'Cette organisation n’existe pas.');
      }
      const holds = (permission: string) => found.permissions.includes(permission);
      return {
        ...{ organizationId, name: 'Cabinet des Tilleuls', onBehalfOf: null },
        may: (permission, professionalId) =>
          holds(permission) &&
          (found.reach === 'all' || (professionalId !== undefined && found.reach.includes(professionalId))),
        reach: (permission) => (holds(permission) ? found.reach : []),
      };
    },
  };
}

function outboxInto(mails: Mail[]): PatientsNeeds['mail'] {
  return {
    send: async (_transaction, mail) => {
      if (mails.every(({ key }) => key !== mail.key)) mails.push(mail);
      return mail.key;
    },
    status: async () => null,
    original: async () => Buffer.alloc(0),
  };
}

import { createAudit } from '#platform/audit/module.ts';
import { DiskStore } from '#platform/documents/disk-store.ts';
import { EncryptedDocuments } from '#platform/documents/encrypted-documents.ts';
import { documentsModule } from '#platform/documents/module.ts';
import { equipmentModule } from '#platform/equipment/module.ts';
import { identityModule, type People } from '#platform/identity/module.ts';
import { createJobs } from '#platform/jobs/job-runner.ts';
import type { Job, Subscription } from '#platform/jobs/job.ts';
import type { Route } from '#platform/http/route.ts';
import type { RunningModule } from '#platform/kernel/module.ts';
import { everythingAllowed } from '#platform/kernel/standing.ts';
import { privacyModule } from '#platform/privacy/module.ts';
import { startNotifications } from '#platform/notifications/module.ts';
import { organizationsModule, type OrganizationsModule } from '#platform/organizations/module.ts';
import type { Category } from '#platform/organizations/categories.ts';
import { isNameVerified } from '#services/practice/directory/module.ts';
import { professionalNames } from '#services/practice/professionals/module.ts';
import { raiseCoding } from './coding-service.ts';
import { declarations } from './declarations.ts';
import { raisePractice } from './practice-service.ts';
import { raiseProSanteConnect } from './pro-sante-connect.ts';
import { VERSION, type OpenedSurroundings } from './surroundings.ts';

/** Which roles of coding somebody who signs up receives, by the capacity they declare (CIM-07, CIM-24). */
const SIGN_UP_ROLES: Readonly<Partial<Record<Category, readonly string[]>>> = {
  'dim-physician': ['dim-physician'],
  tim: ['coder-tim'],
  'mpr-physician': ['physician'],
};

/** Raises every room, lower ones first, and gives each what it needs. */
export async function raiseRooms(around: OpenedSurroundings) {
  const { databases, keys, clock, log, settings, folder, lifetime } = around;
  const { commons } = databases;
  const standing = everythingAllowed;

  const { audit, ...auditModule } = createAudit({ databases, keys, clock, log, namesOf: professionalNames });
  const jobs = createJobs({ databases, keys, log, clock, standing });
  // Mails tell of people, and people are told by mail.
  const people: { room: People | null } = { room: null };
  const notifications = await startNotifications({
    ...{ commons, keys, clock, log, outbox: jobs, smtpUrl: settings.smtpUrl, mailFrom: settings.mailFrom },
    ...{ smsGateway: settings.smsGateway, localOutboxAllowed: settings.demonstration && settings.local },
    onRefused: (transaction, refused) => people.room!.markRefused(transaction, refused),
    addressesOf: (personId) => people.room!.addressesOf(commons, personId),
  });
  lifetime.closes('notifications', () => notifications.close());

  const { mail, sms } = notifications;
  const { publicUrl } = settings;
  const secret = await keys.key('commons', 'sign-in');
  // Each knows the other by a function only: who somebody is, and where they may go.
  const organizations: { module: OrganizationsModule | null } = { module: null };
  const identity = identityModule({
    ...{ commons, secret, publicUrl, clock, mail, sms, log, demo: settings.demonstration, version: VERSION },
    ...{ proSanteConnect: await raiseProSanteConnect(around), idleMinutes: settings.idleMinutes },
    ...{ detailsMonths: settings.detailsMonths, nameLocked: (personId) => isNameVerified(commons, personId) },
    organizationsOf: async (personId, secondFactor, ip) =>
      organizations.module!.organizationsOf(personId, secondFactor, ip),
  });
  people.room = identity.people;
  const organizationsRoom = organizationsModule({
    ...{ databases, clock, people: identity.people, mail, publicUrl, declarations, events: jobs, keys },
    webhookReach: settings.webhookReach,
    signUp: { services: ['coding'], rolesOf: (category) => SIGN_UP_ROLES[category] ?? [] },
  });
  organizations.module = organizationsRoom;

  const store = await DiskStore.open(folder.objects);
  const documents = new EncryptedDocuments({ store, keys, clock });
  const coding = await raiseCoding(around, { outbox: jobs, documents, mail });

  const practice = await raisePractice(around, {
    ...{ outbox: jobs, documents, mail, sms, codes: identity.codes },
    ...{ organizations: organizationsRoom.organizations, entrance: organizationsRoom.entrance },
    people: identity.people,
  });

  const equipment = await equipmentModule({ site: practice.site, clock, publicUrl });

  const modules: readonly RunningModule<Route, Job, Subscription>[] = [
    auditModule,
    identity,
    organizationsRoom,
    documentsModule({ store }),
    notifications.module,
    equipment,
    privacyModule({ declarations, documents }),
    coding.module,
    ...practice.modules,
  ];
  return {
    modules,
    standing,
    audit,
    jobs,
    identity,
    organizations: organizationsRoom,
    notifications,
    equipment,
    coding,
    practice,
  };
}

export type Rooms = Awaited<ReturnType<typeof raiseRooms>>;

import type { TestContext } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { FixedClock } from '#platform/kernel/clock.ts';
import { silentLog } from '#platform/kernel/log.ts';
import { newId } from '#platform/kernel/ids.ts';
import { auditDeclaration } from '#platform/audit/module.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { documentsDeclaration } from '#platform/documents/module.ts';
import { httpDeclaration } from '#platform/http/module.ts';
import { memberships, testServer, type TestPerson } from '#platform/http/testing.ts';
import { identityDeclaration } from '#platform/identity/declaration.ts';
import { testJobs, type TestJobs } from '#platform/jobs/testing.ts';
import { notificationsDeclaration } from '#platform/notifications/module.ts';
import { organizationsDeclaration } from '#platform/organizations/declaration.ts';
import { patientsDeclaration, patientsModule, type Patients } from '#services/practice/patients/module.ts';
import {
  changeOffer,
  professionalsDeclaration,
  putProfessional,
  putSite,
} from '#services/practice/professionals/module.ts';
import type { NewOpening } from '../api/hours.ts';
import type { NewReason } from '../api/resources.ts';
import type { AgendaNeeds } from '../context.ts';
import { agendaDeclaration, agendaModule } from '../module.ts';
import type { AgendaCaller as PortCaller, AgendaPort } from '../ports.ts';
import { followProfessionals, resourceRows } from '../resources.ts';
import { AgendaCaller } from './caller.ts';

/** A practice of two professionals and a room; the clock stands on Thursday 19 November 2026, 10:42 in Paris. */
export interface AgendaScene extends TestJobs {
  readonly clock: FixedClock;
  readonly server: FastifyInstance;
  readonly organizationId: string;
  readonly database: OrganizationDatabase;
  readonly needs: AgendaNeeds;
  readonly agenda: AgendaPort;
  readonly patientsPort: Patients;
  readonly siteId: string;
  /** Agendas. */
  readonly quere: string;
  readonly roumegous: string;
  readonly room: string;
  /** A consultation of 20 minutes, open on line to everybody, by both. */
  readonly consultation: string;
  readonly patients: { readonly solene: string; readonly lina: string; readonly adam: string };
  /** Dr Quéré for her own agenda. */
  readonly doctor: AgendaCaller;
  readonly colleague: AgendaCaller;
  /** All rights over all. */
  readonly manager: AgendaCaller;
  /** Sets the hours and reasons of Dr Quéré for her, and books. */
  readonly delegate: AgendaCaller;
  /** Books for both, neither beyond the rules nor hours. */
  readonly secretary: AgendaCaller;
  /** Sees the agenda, and no patient. */
  readonly receptionist: AgendaCaller;
  /** Somebody on the public site. */
  readonly visitor: PortCaller;
}

const EVERY_RIGHT = [
  ...['practice.use', 'agenda.appointments.read', 'agenda.appointments.write', 'agenda.appointments.overbook'],
  ...['agenda.hours.write', 'agenda.reasons.write', 'patients.records.read', 'patients.merge'],
  'waiting-list.manage',
];
const SECRETARY = ['agenda.appointments.read', 'agenda.appointments.write', 'patients.records.read'];

/** Opens the scene; everything goes when the test ends. */
export async function agendaScene(
  ending: { readonly after: (end: () => Promise<void>) => void },
  options: { readonly plan?: 'initial' | 'premium'; readonly now?: string } = {},
): Promise<AgendaScene> {
  const test = { after: (end: () => Promise<void>) => ending.after(end) } as unknown as Pick<TestContext, 'after'>;
  const clock = new FixedClock(options.now ?? '2026-11-19T09:42:00Z');
  const modules = [
    ...[auditDeclaration, httpDeclaration, identityDeclaration, organizationsDeclaration, documentsDeclaration],
    ...[notificationsDeclaration, professionalsDeclaration, patientsDeclaration, agendaDeclaration],
  ];
  const jobs = await testJobs(test, { modules, clock });
  const { databases, keys } = jobs;
  // Neither documents nor mails of patients are asked for here.
  const patients = patientsModule({
    ...{ log: silentLog, clock, keys, databases, commons: databases.commons, outbox: jobs.runner },
    ...{ documents: null as never, mail: null as never, insi: null, production: false },
  });
  const needs: AgendaNeeds = {
    ...{ clock, keys, databases, outbox: jobs.runner, publicUrl: 'https://cabinet.example/' },
    patients: patients.patients,
    entrance: { enter: (...asked) => memberships(Object.values(persons)).enter(...asked) },
  };
  const module = agendaModule(needs);
  const organizationId = await jobs.organization();
  const database = await databases.organization(organizationId);
  const now = clock.now();
  if (options.plan !== 'initial') await changeOffer(database, { plan: 'premium', reminders: false }, '2026-01-01');
  const siteId = await putSite(database, { ...NO_SITE, name: 'Cabinet des Tilleuls', city: 'Valrive' }, now);
  const person = (name: string, rights: readonly string[], professionals?: readonly string[]): TestPerson => ({
    ...{ id: newId(), name, organizationId, permissions: rights },
    ...(professionals === undefined ? {} : { professionals }),
  });
  const professional = (lastName: string, firstName: string, position: number) =>
    putProfessional(database, { ...NO_PROFESSIONAL, lastName, firstName, siteId, position }, now);
  const [first, second] = [await professional('Quéré', 'Nolwenn', 0), await professional('Roumégous', 'Bastien', 1)];
  const persons = {
    doctor: person('Dr Nolwenn Quéré', EVERY_RIGHT, [first]),
    colleague: person('Dr Bastien Roumégous', EVERY_RIGHT, [second]),
    manager: person('Ondine Gestionnaire', EVERY_RIGHT),
    delegate: person('Perrine Muscari', [...SECRETARY, 'agenda.hours.write', 'agenda.reasons.write'], [first]),
    secretary: person('Maïwenn Jolivet', SECRETARY),
    receptionist: person('Sidonie Aubépin', ['agenda.appointments.read']),
  };
  const server = await testServer(test, { databases, modules: [module, patients], persons: Object.values(persons) });
  await jobs.runner.start(module.jobs, module.subscriptions, [
    ...agendaDeclaration.events!,
    ...professionalsDeclaration.events!,
    ...patientsDeclaration.events!,
  ]);
  await database.transaction().execute((transaction) => followProfessionals(transaction, { now, outbox: jobs.runner }));
  const [quere, roumegous] = (await resourceRows(database)).map(({ id }) => id) as [string, string];
  const callers = {
    ...{ doctor: new AgendaCaller(server, persons.doctor), colleague: new AgendaCaller(server, persons.colleague) },
    ...{ manager: new AgendaCaller(server, persons.manager), secretary: new AgendaCaller(server, persons.secretary) },
    ...{ receptionist: new AgendaCaller(server, persons.receptionist) },
    delegate: new AgendaCaller(server, persons.delegate),
  };
  const [room, consultation] = [newId(), newId()];
  await callers.manager.do('POST', '/resources', { id: room, kind: 'room', name: 'Salle d’échographie', siteId });
  const reason: NewReason = { id: consultation, name: 'Consultation', minutes: 20, resourceIds: [quere, roumegous] };
  await callers.manager.do('POST', '/reasons', { ...reason, online: 'everybody' });
  const act = { actor: { kind: 'patient', id: newId(), name: 'Visiteur' }, origin: null, onBehalfOf: null } as const;
  const file = async (birthName: string, birthFirstNames: string) =>
    database.transaction().execute(async (transaction) => {
      const by = { act, now, textKey: await keys.key(organizationId, 'text') };
      return patients.patients.create(
        transaction,
        by,
        { birthName, birthFirstNames, phone: '06 39 98 00 12' },
        'practice',
      );
    });
  return {
    ...{ ...jobs, clock, server, organizationId, database, needs, agenda: module.agenda, siteId, quere, roumegous },
    ...{ patientsPort: patients.patients, room, consultation, ...callers, visitor: { organizationId, database, act } },
    patients: {
      solene: await file('Cazaubon', 'Solène'),
      lina: await file('Chaumette', 'Lina'),
      adam: await file('Benkirane', 'Adam'),
    },
  };
}

/** A weekly opening of the scene: Tuesdays 9:00 to 12:00 unless said. */
export function weekly(scene: Pick<AgendaScene, 'quere' | 'siteId'>, given: Partial<NewOpening> = {}): NewOpening {
  return {
    ...{ id: newId(), resourceId: scene.quere, siteId: scene.siteId, starts: '09:00', ends: '12:00' },
    ...{ when: { kind: 'weekly', weekday: 2, from: '2026-01-01' }, ...given },
  };
}

const NO_SITE = {
  ...{ addressLine: null, postalCode: null, city: null, inseeCode: null, latitude: null, longitude: null, phone: null },
  ...{ holidayZone: 'metropole', timeZone: 'Europe/Paris', wheelchairAccess: null },
} as const;

const NO_PROFESSIONAL = {
  ...{ title: 'Dr' as const, personId: null, professionCode: '10', specialtyCode: null, rpps: null, adeli: null },
  color: 1,
};

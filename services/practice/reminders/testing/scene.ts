import type { TestContext } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { FixedClock } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/ids.ts';
import { silentLog } from '#platform/kernel/log.ts';
import { auditDeclaration } from '#platform/audit/module.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { documentsDeclaration } from '#platform/documents/module.ts';
import { httpDeclaration } from '#platform/http/module.ts';
import { testServer, type TestPerson } from '#platform/http/testing.ts';
import { identityDeclaration } from '#platform/identity/declaration.ts';
import { testJobs, type TestJobs } from '#platform/jobs/testing.ts';
import { notificationsDeclaration, startNotifications } from '#platform/notifications/module.ts';
import type { SmsOutbox } from '#platform/notifications/sms.ts';
import { testMailServer, type TestMailServer } from '#platform/notifications/testing.ts';
import { organizationsDeclaration } from '#platform/organizations/declaration.ts';
import { accountsDeclaration } from '#services/practice/accounts/module.ts';
import { agendaDeclaration, agendaModule } from '#services/practice/agenda/module.ts';
import { appointmentLink, bookingDeclaration } from '#services/practice/booking/module.ts';
import { directoryDeclaration } from '#services/practice/directory/module.ts';
import { patientsDeclaration, patientsModule } from '#services/practice/patients/module.ts';
import {
  changeOffer,
  professionalsDeclaration,
  putProfessional,
  putSite,
} from '#services/practice/professionals/module.ts';
import { remindersDeclaration, remindersModule } from '../module.ts';
import { RemindersCaller } from './caller.ts';

const DECLARATIONS = [
  ...[auditDeclaration, httpDeclaration, identityDeclaration, organizationsDeclaration, documentsDeclaration],
  ...[notificationsDeclaration, professionalsDeclaration, patientsDeclaration, agendaDeclaration, accountsDeclaration],
  ...[directoryDeclaration, bookingDeclaration, remindersDeclaration],
];

/**
 * A practice subscribed to reminders; SMS go to the simulated gateway over its real protocol, mails to a real server. The
 * clock stands on Thursday 19 November 2026, 10:42 in Paris.
 */
export interface RemindersScene extends TestJobs {
  readonly clock: FixedClock;
  readonly server: FastifyInstance;
  readonly organizationId: string;
  readonly database: OrganizationDatabase;
  readonly mailServer: TestMailServer;
  readonly smsOutbox: SmsOutbox;
  /** Professionals. */
  readonly quere: string;
  readonly roumegous: string;
  /** Her agenda. */
  readonly agenda: string;
  readonly reason: string;
  /** All rights over all; rights of Dr Roumégous only; may see reminders and no patient. */
  readonly manager: RemindersCaller;
  readonly colleague: RemindersCaller;
  readonly receptionist: RemindersCaller;
  /** The gateway reports from here on. */
  reports(): Promise<void>;
  /** SMS that left, oldest first, as the gateway received them. */
  sms(): Promise<readonly { readonly to: string; readonly text: string }[]>;
  /** Somebody answers the last SMS. */
  reply(text: string): Promise<void>;
  /** Waits, without looking again and again, until a reminder of the appointment is in this state. */
  until(appointmentId: string, state: string): Promise<void>;
}

const EVERY_RIGHT = [
  ...['practice.use', 'agenda.appointments.read', 'agenda.appointments.write', 'agenda.appointments.overbook'],
  ...['agenda.reasons.write', 'agenda.hours.write', 'patients.records.read', 'patients.records.write'],
  ...['reminders.read', 'reminders.send'],
];

/** Opens the scene; everything goes when the test ends. */
export async function remindersScene(
  test: Pick<TestContext, 'after'>,
  options: { readonly reminders?: boolean } = {},
): Promise<RemindersScene> {
  const clock = new FixedClock('2026-11-19T09:42:00Z');
  const jobs = await testJobs(test, { modules: DECLARATIONS, clock });
  const { databases, keys, runner } = jobs;
  const { commons } = databases;
  const mailServer = await testMailServer(test);
  const notifications = await startNotifications({
    ...{ commons, keys, clock, log: silentLog, outbox: runner, smtpUrl: mailServer.url, smsGateway: null },
    ...{ mailFrom: { name: 'Cabinet', address: 'cabinet@tilleuls.example' }, localOutboxAllowed: true },
  });
  test.after(() => notifications.close());
  const patients = patientsModule({
    ...{ log: silentLog, clock, keys, databases, commons, outbox: runner, mail: notifications.mail },
    ...{ documents: null as never, insi: null, production: false },
  });
  const agenda = agendaModule({
    ...{ clock, keys, databases, outbox: runner, publicUrl: 'https://cabinet.example/', patients: patients.patients },
    // No calendar link is read here.
    entrance: null as never,
  });
  const reminders = remindersModule({
    ...{ clock, keys, commons, outbox: runner, mail: notifications.mail, sms: notifications.sms },
    ...{ agenda: agenda.agenda, patients: patients.patients },
    linkTo: (where, appointment, now) => appointmentLink(where, appointment, new URL('https://cabinet.example/'), now),
  });
  const organizationId = await jobs.organization();
  const database = await databases.organization(organizationId);
  const now = clock.now();
  await changeOffer(database, { plan: 'premium', reminders: options.reminders ?? true }, '2026-01-01');
  const siteId = await putSite(database, SITE, now);
  const professional = (lastName: string, firstName: string, position: number) =>
    putProfessional(database, { ...NOBODY, lastName, firstName, siteId, position }, now);
  const [quere, roumegous] = [await professional('Quéré', 'Nolwenn', 0), await professional('Roumégous', 'Bastien', 1)];
  const persons: Record<'manager' | 'colleague' | 'receptionist', TestPerson> = {
    manager: { id: newId(), name: 'Ondine Gestionnaire', organizationId, permissions: EVERY_RIGHT },
    colleague: {
      ...{ id: newId(), name: 'Dr Bastien Roumégous', organizationId },
      ...{ permissions: EVERY_RIGHT, professionals: [roumegous] },
    },
    receptionist: { id: newId(), name: 'Sidonie Aubépin', organizationId, permissions: ['reminders.read'] },
  };
  const modules = [patients, agenda, notifications.module, reminders];
  const server = await testServer(test, { databases, modules, persons: Object.values(persons) });
  await runner.start(
    modules.flatMap((module) => module.jobs),
    modules.flatMap((module) => module.subscriptions),
    DECLARATIONS.flatMap((declaration) => declaration.events ?? []),
  );
  const changed = { kind: 'professionals.professional.changed', ids: { professionalId: quere } };
  await database.transaction().execute((transaction) => runner.publish(transaction, changed));
  await runner.idle();
  const manager = new RemindersCaller(server, persons.manager);
  const { id: agendaId } = (await agenda.agenda.resourceOf(database, quere))!;
  const reason = newId();
  await manager.do('POST', '/api/agenda/reasons', {
    ...{ id: reason, name: 'Chimiothérapie', minutes: 20, resourceIds: [agendaId], online: 'everybody' },
  });
  const sms = async () => {
    const { messages } = (await server.inject('/api/notifications/local-outbox')).json<{
      messages: { id: string; channel: string; recipients: string[]; subject: string }[];
    }>();
    return messages.filter(({ channel }) => channel === 'sms').toReversed();
  };
  return {
    ...{ ...jobs, clock, server, organizationId, database, mailServer, quere, roumegous, agenda: agendaId, reason },
    smsOutbox: notifications.sms,
    ...{ manager, colleague: new RemindersCaller(server, persons.colleague) },
    receptionist: new RemindersCaller(server, persons.receptionist),
    reports: async () => notifications.listensAt(new URL(await server.listen({ host: '127.0.0.1', port: 0 }))),
    sms: async () => (await sms()).map(({ recipients, subject }) => ({ to: recipients[0]!, text: subject })),
    reply: async (text) => {
      const { id } = (await sms()).at(-1)!;
      await server.inject({
        ...{ method: 'POST', url: `/api/notifications/local-outbox/${id}/reply`, payload: { text } },
        headers: { 'x-requested-with': 'cabinet' },
      });
    },
    until: async (appointmentId, state) => {
      const there = Promise.withResolvers<void>();
      const look = async () => {
        const found = await database
          .selectFrom('reminders.reminders')
          .select('id')
          .where('appointment_id', '=', appointmentId)
          .where('state', '=', state)
          .executeTakeFirst();
        if (found !== undefined) there.resolve();
      };
      const stop = runner.listen(organizationId, () => void look());
      await look();
      await there.promise;
      stop();
    },
  };
}

const SITE = {
  ...{ name: 'Cabinet des Tilleuls', addressLine: '12 place des Tilleuls', postalCode: '29998', city: 'Valrive' },
  ...{ inseeCode: null, latitude: null, longitude: null, phone: null, wheelchairAccess: null },
  ...{ holidayZone: 'metropole', timeZone: 'Europe/Paris' },
} as const;

const NOBODY = {
  ...{ title: 'Dr' as const, personId: null, professionCode: '10', specialtyCode: null, rpps: null, adeli: null },
  color: 1,
};

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { FixedClock } from '#platform/kernel/clock.ts';
import { silentLog } from '#platform/kernel/log.ts';
import { newId } from '#platform/kernel/ids.ts';
import { auditDeclaration } from '#platform/audit/module.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { documentsDeclaration } from '#platform/documents/module.ts';
import { httpDeclaration } from '#platform/http/module.ts';
import { as, testServer, type TestPerson } from '#platform/http/testing.ts';
import { identityDeclaration } from '#platform/identity/declaration.ts';
import { testJobs, type TestJobs } from '#platform/jobs/testing.ts';
import type { Mail } from '#platform/notifications/mail.ts';
import { notificationsDeclaration } from '#platform/notifications/module.ts';
import { SiteAssets } from '#platform/site/assets.ts';
import { Site } from '#platform/site/site.ts';
import type { Sms } from '#platform/notifications/sms.ts';
import { organizationsDeclaration } from '#platform/organizations/declaration.ts';
import { agendaDeclaration, agendaModule, type AgendaPort } from '#services/practice/agenda/module.ts';
import { patientsDeclaration, patientsModule } from '#services/practice/patients/module.ts';
import {
  changeOffer,
  professionalsDeclaration,
  putProfessional,
  putSite,
} from '#services/practice/professionals/module.ts';
import { waitingListDeclaration, waitingListModule } from '../module.ts';

type Call = <Result = Record<string, unknown>>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH',
  path: string,
  body?: object,
) => Promise<Result>;

/** A professional whose Tuesdays are open, four patients, everything sent. Tuesday 24 November 2026, 8:00 in Paris. */
export interface WaitingScene extends TestJobs {
  readonly clock: FixedClock;
  readonly database: OrganizationDatabase;
  readonly organizationId: string;
  readonly agenda: AgendaPort;
  /** The page behind the link of an offer, as a browser gets it; with an act, the button pressed. */
  readonly page: (
    secret: string,
    act?: 'prendre' | 'laisser',
  ) => Promise<{ readonly status: number; readonly text: string }>;
  readonly resourceId: string;
  readonly consultation: string;
  readonly patients: Readonly<Record<'thea' | 'omar' | 'lise' | 'jean', string>>;
  readonly texts: Sms[];
  readonly mails: Mail[];
  /** The professional, by the real routes; expects to be answered. */
  readonly call: Call;
  /** Runs what is due, and what that makes due. */
  readonly settle: () => Promise<void>;
  /** The secret of the last message. */
  readonly lastSecret: () => string;
}

const RIGHTS = [
  ...['agenda.appointments.read', 'agenda.appointments.write', 'agenda.appointments.overbook', 'agenda.hours.write'],
  ...['agenda.reasons.write', 'patients.records.read', 'waiting-list.manage'],
];

/** Opens the scene; everything goes when the test ends. */
export async function waitingScene(
  test: Pick<TestContext, 'after'>,
  { undoSeconds = 0 }: { readonly undoSeconds?: number } = {},
): Promise<WaitingScene> {
  const clock = new FixedClock('2026-11-24T07:00:00Z');
  const declarations = [
    ...[auditDeclaration, httpDeclaration, identityDeclaration, organizationsDeclaration, documentsDeclaration],
    ...[notificationsDeclaration, professionalsDeclaration, patientsDeclaration, agendaDeclaration],
    waitingListDeclaration,
  ];
  const jobs = await testJobs(test, { modules: declarations, clock });
  const { databases, keys, runner } = jobs;
  const { commons } = databases;
  const patients = patientsModule({
    ...{ log: silentLog, clock, keys, databases, commons, outbox: runner },
    ...{ documents: null as never, mail: null as never, insi: null, production: false },
  });
  const given = {
    clock,
    keys,
    databases,
    outbox: runner,
    patients: patients.patients,
    publicUrl: 'https://cabinet.example/',
    // No calendar link is read here.
    entrance: null as never,
  };
  const agendaRoom = agendaModule(given);
  const [texts, mails]: [Sms[], Mail[]] = [[], []];
  const site = new Site({ assets: await SiteAssets.load(), demonstration: false });
  const waitingNeeds = {
    ...{ ...given, commons, agenda: agendaRoom.agenda, undoSeconds },
    sms: { ...outboxInto(texts), optedOut: async () => false },
    mail: { ...outboxInto(mails), original: async () => Buffer.alloc(0) },
  };
  const waiting = waitingListModule(waitingNeeds, site);
  const organizationId = await jobs.organization();
  const database = await databases.organization(organizationId);
  const now = clock.now();
  await changeOffer(database, { plan: 'premium', reminders: false }, '2026-01-01');
  const siteId = await putSite(database, { ...NO_SITE, name: 'Cabinet des Tilleuls' }, now);
  await putProfessional(database, { ...NO_PROFESSIONAL, lastName: 'Roumégous', firstName: 'Bastien', siteId }, now);
  const person: TestPerson = { id: newId(), name: 'Dr Bastien Roumégous', organizationId, permissions: RIGHTS };
  const server = await testServer(test, { databases, modules: [agendaRoom, waiting], persons: [person] });
  await runner.start(
    [...agendaRoom.jobs, ...waiting.jobs],
    [...agendaRoom.subscriptions, ...waiting.subscriptions],
    declarations.flatMap(({ events }) => events ?? []),
  );
  const call: Call = async (method, path, body) => {
    const payload = body === undefined ? {} : { payload: body };
    const answer = await server.inject({ method, url: `/api/${path}`, headers: as(person), ...payload });
    assert.ok(answer.statusCode < 300, `${method} ${path}: ${answer.statusCode} ${answer.body.slice(0, 400)}`);
    return answer.body === '' ? ({} as never) : answer.json();
  };
  await database
    .transaction()
    .execute((transaction) =>
      runner.publish(transaction, { kind: 'professionals.professional.changed', ids: { professionalId: newId() } }),
    );
  await runner.idle();
  const [resource] = await agendaRoom.agenda.resources(database);
  const resourceId = resource!.id;
  const consultation = newId();
  const reason = { name: 'Consultation', minutes: 20, resourceIds: [resourceId], online: 'everybody' };
  await call('POST', 'agenda/reasons', { id: consultation, ...reason });
  await call('POST', 'agenda/openings', {
    ...{ id: newId(), resourceId, siteId, starts: '09:00', ends: '12:00' },
    when: { kind: 'weekly', weekday: 2, from: '2026-01-01' },
  });
  const textKey = await keys.key(organizationId, 'text');
  const act = { actor: { kind: 'system', id: null, name: 'test' }, origin: null, onBehalfOf: null } as const;
  const file = (birthName: string, birthFirstNames: string, contact: object) =>
    database
      .transaction()
      .execute((transaction) =>
        patients.patients.create(
          transaction,
          { act, now, textKey },
          { birthName, birthFirstNames, ...contact },
          'practice',
        ),
      );
  const page: WaitingScene['page'] = async (secret, button) => {
    const url = `/r/offre/${secret}`;
    const headers = { 'sec-fetch-site': 'same-origin', accept: 'text/html' };
    const pressed =
      button === undefined ? null : await server.inject({ method: 'POST', url: `${url}/${button}`, headers });
    if (pressed !== null && pressed.statusCode !== 303)
      return { status: pressed.statusCode, text: textOf(pressed.body) };
    const answer = await server.inject({ method: 'GET', url, headers });
    return { status: answer.statusCode, text: textOf(answer.body) };
  };
  const lastSecret = () => /\/r\/offre\/([\w-]+)/.exec([...mails, ...texts].toSorted(byTime).at(-1)!.text)![1]!;
  return {
    ...{ ...jobs, clock, database, organizationId, agenda: agendaRoom.agenda, page },
    ...{ resourceId, consultation, texts, mails, call, lastSecret, settle: () => runner.idle() },
    patients: {
      thea: await file('Belhadi', 'Thérèse', { phone: '06 39 98 00 21' }),
      omar: await file('Van Acker', 'Omar', { phone: '06 39 98 00 22' }),
      lise: await file('Ginestet', 'Lise', { email: 'lise@ginestet.example' }),
      jean: await file('Sans-Téléphone', 'Jean', {}),
    },
  };
}

/** What stands in the main part of a page, no-break spaces read as spaces. */
function textOf(document: string): string {
  const main = /<main[^>]*>([^]*)<\/main>/.exec(document)?.[1] ?? document;
  return main
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/[ \n\u00a0\u202f]+/g, ' ')
    .trim();
}

function byTime(one: { readonly at: Temporal.Instant }, other: { readonly at: Temporal.Instant }): number {
  return Temporal.Instant.compare(one.at, other.at);
}

function outboxInto<Message extends { readonly key: string }>(messages: Message[]) {
  return {
    send: async (_transaction: unknown, message: Message) => {
      if (messages.every(({ key }) => key !== message.key)) messages.push(message);
      return message.key;
    },
    status: async () => null,
  };
}

const NO_SITE = {
  ...{ addressLine: null, postalCode: null, city: null, inseeCode: null, latitude: null, longitude: null, phone: null },
  ...{ holidayZone: 'metropole', timeZone: 'Europe/Paris', wheelchairAccess: null },
} as const;

const NO_PROFESSIONAL = {
  ...{ title: 'Dr' as const, personId: null, professionCode: '10', specialtyCode: null, rpps: null, adeli: null },
  ...{ color: 1, position: 0 },
};

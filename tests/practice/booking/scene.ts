// Long because: one scene, a whole practice on the public site, that every test of booking plays in.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { Attachment, Mail } from '#platform/notifications/mail.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { DiskStore } from '#platform/documents/disk-store.ts';
import { EncryptedDocuments } from '#platform/documents/encrypted-documents.ts';
import { extractTextInWorker } from '#platform/documents/extraction-pool.ts';
import { as, testServer, type TestPerson } from '#platform/http/testing.ts';
import { testJobs } from '#platform/jobs/testing.ts';
import { FixedClock } from '#platform/kernel/clock.ts';
import { Invalid } from '#platform/kernel/errors.ts';
import { foldedText } from '#platform/kernel/folded-text.ts';
import { newId } from '#platform/kernel/ids.ts';
import { silentLog } from '#platform/kernel/log.ts';
import { SiteAssets } from '#platform/site/assets.ts';
import { Site } from '#platform/site/site.ts';
import { patientFiles } from '#apps/server/patient-files.ts';
import { accountsDeclaration, accountsModule, type AccountsNeeds } from '#services/practice/accounts/module.ts';
import { agendaDeclaration, agendaModule, type AgendaPort } from '#services/practice/agenda/module.ts';
import {
  bookingDeclaration,
  bookingModule,
  moderateDocument,
  Projection,
  shownDocument,
  type BookingNeeds,
} from '#services/practice/booking/module.ts';
import { directoryDeclaration, directoryModule, openCase, seedProfile } from '#services/practice/directory/module.ts';
import { patientsDeclaration, patientsModule } from '#services/practice/patients/module.ts';
import {
  changeOffer,
  professionalsDeclaration,
  professionalsModule,
  putProfessional,
  putSite,
  type SiteValues,
} from '#services/practice/professionals/module.ts';
import { openCareKinds, openPlaces } from '#services/practice/reference/module.ts';
import { waitingListDeclaration, waitingListModule } from '#services/practice/waiting-list/module.ts';
import { roomsBelow } from '#tests/harness/rooms-below.ts';
import { VisitorBrowser } from './visitor-browser.ts';

/** A mail as it would leave. */
export type SentMail = Pick<Mail, 'to' | 'subject' | 'text' | 'kind' | 'mostPerDay'> & {
  readonly attachments: readonly Attachment[];
};

/** A practice of the scene, with one professional. */
export interface ScenePractice {
  readonly organizationId: string;
  readonly database: OrganizationDatabase;
  readonly professionalId: string;
  readonly resourceId: string;
  readonly siteId: string;
  /** A consultation of 20 minutes at the practice, open to everybody. */
  readonly consultation: string;
  readonly slug: string;
  /** Calls the practice's API as its professional. */
  readonly person: TestPerson;
  readonly pro: (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
  ) => Promise<Record<string, unknown>>;
}

const RIGHTS = [
  ...['practice.use', 'agenda.appointments.read', 'agenda.appointments.write', 'agenda.appointments.overbook'],
  ...['agenda.hours.write', 'agenda.reasons.write', 'patients.records.read', 'patients.documents.read'],
  ...['professionals.practice.manage', 'directory.profile.write'],
];
const VALRIVE = { city: 'Valrive', postalCode: '29998', latitude: 47.8535, longitude: -3.7012 };
const QUIMPER = { city: 'Quimper', postalCode: '29000', latitude: 47.9975, longitude: -4.0979 };

/** The public site over two practices; the clock stands on Thursday 19 November 2026, 10:42 in Paris. */
export async function bookingScene(
  run: { readonly after: (end: () => Promise<void>) => void },
  options: { readonly plan?: 'initial' | 'premium' } = {},
) {
  const closing: (() => unknown)[] = [];
  const test = { after: (close: () => unknown) => void closing.push(close) } as unknown as TestContext;
  const clock = new FixedClock('2026-11-19T09:42:00Z');
  const machine = new FixedClock('2026-11-19T09:42:00Z');
  const modules = [
    ...[...roomsBelow, professionalsDeclaration, patientsDeclaration, agendaDeclaration, accountsDeclaration],
    ...[directoryDeclaration, bookingDeclaration, waitingListDeclaration],
  ];
  const jobs = await testJobs(test, { modules, clock });
  // What was asked for must end before its databases do.
  run.after(async () => {
    await jobs.runner.idle();
    for (const close of closing) await close();
  });
  const { databases, keys } = jobs;
  const { commons } = databases;
  const folder = await mkdtemp(path.join(tmpdir(), 'cabinet-objects-'));
  test.after(() => rm(folder, { recursive: true, force: true }));
  const documents = new EncryptedDocuments({ store: await DiskStore.open(folder), keys, clock });
  const { mails, texts, mail, sms } = outboxes();
  const patients = patientsModule({
    ...{ log: silentLog, clock, keys, databases, commons, outbox: jobs.runner, documents },
    ...{ mail: null as never, insi: null, production: false },
  });
  const agenda = agendaModule({
    ...{ clock, keys, databases, outbox: jobs.runner, publicUrl: 'http://localhost/', patients: patients.patients },
    // No calendar link is read here.
    entrance: null as never,
  });
  const kinds = await openCareKinds();
  const publicUrl = new URL('http://localhost/');
  const accountsNeeds: AccountsNeeds = {
    ...{ commons, mail, sms, codes: codesInClear(), clock, machine, secure: false, publicUrl },
    codeCountries: new Set(['FR']),
  };
  const site = new Site({ assets: await SiteAssets.load(), demonstration: false });
  const accounts = accountsModule(accountsNeeds, site, {
    ...patients.accounts,
    practice: async () => ({ name: 'Cabinet des Tilleuls', professionals: [] }),
  });
  const reportingNeeds = { clock, keys, databases, mail, operatorAddress: 'exploitant@cabinet.example' };
  const persons: TestPerson[] = [];
  const findPerson = async (_: unknown, id: string) => {
    const person = persons.find((one) => one.id === id);
    return person === undefined ? null : ({ id, name: person.name, email: addressOf(person) } as never);
  };
  const directory = directoryModule({
    ...{ ...reportingNeeds, mail: mail as never, outbox: jobs.runner, documents, kinds, site, people: { findPerson } },
    shown: { describe: shownDocument, moderate: moderateDocument },
  });
  const waitingList = waitingListModule(
    {
      ...{ clock, keys, databases, commons, outbox: jobs.runner, mail: mail as never, sms: sms as never },
      ...{ agenda: agenda.agenda, patients: patients.patients, publicUrl: 'http://localhost/' },
      undoSeconds: 0,
    },
    site,
  );
  const needs: BookingNeeds = {
    ...{
      clock,
      databases,
      keys,
      outbox: jobs.runner,
      mail,
      sms,
      documents,
      agenda: agenda.agenda,
      kinds,
      secure: false,
    },
    ...{ places: await openPlaces(), publicUrl, extractText: extractTextInWorker },
    patients: patientFiles({ ...patients, clock, keys }),
    ask: waitingList.ask,
    report: (act, told, visit) => openCase(reportingNeeds, act, { ...told, slug: null, place: '' }, visit),
  };
  const booking = bookingModule(needs, accountsNeeds, site);
  const professionals = professionalsModule({
    ...{ clock, keys, commons, databases, outbox: jobs.runner, kinds, places: openPlaces },
    // Nobody is invited here.
    ...{ organizations: null as never, people: null as never },
  });
  const rooms = [professionals, patients, agenda, accounts, directory, booking, waitingList];
  const server = await testServer(test, {
    ...{ databases, modules: rooms, persons, patients: accounts.sessionSource, problemPage: site.problemPage },
  });
  await jobs.runner.start(
    rooms.flatMap((room) => room.jobs),
    rooms.flatMap((room) => room.subscriptions),
    modules.flatMap(({ events }) => events ?? []),
  );
  const operator: TestPerson = {
    ...{ id: newId(), name: 'Prosper Régisseur', organizationId: await jobs.organization() },
    permissions: ['practice.use', 'directory.moderate'],
  };
  persons.push(operator);
  const world = { jobs, clock, server, persons, agenda: agenda.agenda, kinds, plan: options.plan ?? 'premium' };
  const tilleuls = await practice(world, {
    ...{
      site: { name: 'Cabinet des Tilleuls', addressLine: '12 place des Tilleuls', ...VALRIVE, phone: '+33298000012' },
    },
    ...{ lastName: 'Quéré', firstName: 'Nolwenn', specialtyCode: 'SM54', sector: '1' },
  });
  const embruns = await practice(world, {
    ...{
      site: {
        name: 'Dermatologie des Embruns',
        addressLine: '3 passage des Embruns',
        ...QUIMPER,
        phone: '+33298000031',
      },
    },
    ...{ lastName: 'Embrunel', firstName: 'Soizic', specialtyCode: 'SM15', sector: '2' },
  });
  return {
    ...{ ...jobs, clock, machine, server, persons, operator: callerOf(server, operator), moderator: operator },
    ...{ needs, mails, texts, tilleuls, embruns, agenda: agenda.agenda },
    visitor: (remoteAddress?: string) => new VisitorBrowser(server, remoteAddress),
    project: async () => {
      for (const { organizationId } of [tilleuls, embruns]) await new Projection(needs).practice(organizationId);
    },
  };
}

export type BookingScene = Awaited<ReturnType<typeof bookingScene>>;

interface World {
  readonly jobs: Awaited<ReturnType<typeof testJobs>>;
  readonly clock: FixedClock;
  readonly server: FastifyInstance;
  readonly persons: TestPerson[];
  readonly agenda: AgendaPort;
  readonly kinds: BookingNeeds['kinds'];
  readonly plan: 'initial' | 'premium';
}

async function practice(
  { jobs, clock, server, persons, agenda, kinds, plan }: World,
  given: {
    readonly site: Pick<
      SiteValues,
      'name' | 'addressLine' | 'city' | 'postalCode' | 'latitude' | 'longitude' | 'phone'
    >;
    readonly lastName: string;
    readonly firstName: string;
    readonly specialtyCode: string;
    readonly sector: '1' | '2';
  },
): Promise<ScenePractice> {
  const organizationId = await jobs.organization();
  const database = await jobs.databases.organization(organizationId);
  const now = clock.now();
  await changeOffer(database, { plan, reminders: false }, '2026-01-01');
  const siteId = await putSite(database, { ...given.site, inseeCode: null, wheelchairAccess: true }, now);
  const { lastName, firstName, specialtyCode } = given;
  const professionalId = await putProfessional(
    database,
    {
      ...{ personId: null, title: 'Dr', lastName, firstName, professionCode: '10', specialtyCode, siteId },
      ...{ rpps: null, adeli: null, color: 1, position: 0 },
    },
    now,
  );
  const person: TestPerson = { id: newId(), name: `Dr ${firstName} ${lastName}`, organizationId, permissions: RIGHTS };
  persons.push(person);
  const profile = {
    ...{ presentation: 'Reçoit toute l’année.', languages: ['fr' as const], access: ['wheelchair' as const] },
    ...{ paymentMeans: ['card' as const], sector: given.sector, video: true },
    tariffs: [{ label: 'Consultation', fromCents: 3150, toCents: null }],
  };
  await seedProfile({ commons: jobs.databases.commons, kinds, clock, outbox: jobs.runner }, organizationId, database, {
    professionalId,
    profile,
    by: person.id,
  });
  await database
    .transaction()
    .execute((transaction) =>
      jobs.runner.publish(transaction, { kind: 'professionals.professional.changed', ids: { professionalId } }),
    );
  await jobs.runner.idle();
  const resourceId = (await agenda.resourceOf(database, professionalId))!.id;
  const pro = callerOf(server, person);
  const consultation = newId();
  await pro('POST', '/api/agenda/reasons', {
    ...{ id: consultation, name: 'Consultation', minutes: 20, resourceIds: [resourceId], online: 'everybody' },
    instructions: 'Carte Vitale et ordonnances en cours.',
  });
  await pro('POST', '/api/agenda/openings', {
    ...{ id: newId(), resourceId, siteId, starts: '09:00', ends: '12:00', places: ['site'] },
    when: { kind: 'weekly', weekday: 2, from: '2026-01-01' },
  });
  const row = await jobs.databases.commons
    .selectFrom('directory.profiles')
    .select('slug')
    .where('professional_id', '=', professionalId)
    .executeTakeFirstOrThrow();
  return { organizationId, database, professionalId, resourceId, siteId, consultation, slug: row.slug, person, pro };
}

/** Calls the API as somebody, who must be answered. */
function callerOf(server: FastifyInstance, person: TestPerson): ScenePractice['pro'] {
  return async (method, url, body) => {
    const response = await server.inject({
      ...{ method, url, headers: as(person) },
      ...(body === undefined ? {} : { payload: body }),
    });
    assert.ok(response.statusCode < 300, `${method} ${url}: ${response.statusCode} ${response.body.slice(0, 400)}`);
    return response.statusCode === 204 ? {} : response.json();
  };
}

/** `nolwenn.quere@exemple.example` */
export function addressOf({ name }: Pick<TestPerson, 'name'>): string {
  return `${foldedText(name.replace('Dr ', '')).replaceAll(' ', '.')}@exemple.example`;
}

/** Outboxes that keep what they are given, once per key, as the real ones do. */
function outboxes() {
  const mails: SentMail[] = [];
  const texts: { readonly to: string; readonly text: string }[] = [];
  const keys = new Set<string>();
  const status = async (key: string) => (keys.has(key) ? ({} as never) : null);
  const once = (key: string, keep: () => void) => {
    if (!keys.has(key)) keep();
    keys.add(key);
    return Promise.resolve(key);
  };
  const mail: BookingNeeds['mail'] = {
    status,
    send: (_transaction, { to, subject, text, kind, key, attachments = [], mostPerDay }) =>
      once(key, () =>
        mails.push({ to, subject, text, kind, attachments, ...(mostPerDay === undefined ? {} : { mostPerDay }) }),
      ),
  };
  const sms: BookingNeeds['sms'] = {
    status,
    send: (_transaction, { to, text, key }) => once(key, () => texts.push({ to, text })),
  };
  return { mails, texts, mail, sms };
}

/** Codes that serve once; their other rules are those of identity, and tested there. */
function codesInClear(): AccountsNeeds['codes'] {
  const good = new Map<string, string>();
  return {
    issue: async (_transaction, { subject }) => {
      good.set(subject, '123456');
      return { code: '123456', minutes: 10 };
    },
    verify: async ({ subject }, code) => {
      if (good.get(subject) !== code) throw new Invalid('identity.wrong-code', 'Ce code n’est pas le bon.');
      good.delete(subject);
    },
  };
}

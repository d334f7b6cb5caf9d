import { systemClock } from '#platform/kernel/clock.ts';
import type { RunningModule } from '#platform/kernel/module.ts';
import type { Route } from '#platform/http/route.ts';
import type { Documents } from '#platform/documents/documents.ts';
import { extractTextInWorker } from '#platform/documents/extraction-pool.ts';
import type { OneTimeCodes } from '#platform/identity/module.ts';
import type { Job, Subscription } from '#platform/jobs/job.ts';
import type { Outbox } from '#platform/jobs/outbox.ts';
import type { MailOutbox } from '#platform/notifications/mail.ts';
import type { SmsOutbox } from '#platform/notifications/sms.ts';
import type { People } from '#platform/identity/module.ts';
import type { Organizations } from '#platform/organizations/module.ts';
import type { Entrance } from '#platform/http/session.ts';
import { SiteAssets } from '#platform/site/assets.ts';
import { Site } from '#platform/site/site.ts';
import { accountsModule } from '#services/practice/accounts/module.ts';
import { agendaModule, type AgendaNeeds } from '#services/practice/agenda/module.ts';
import { appointmentLink, bookingModule, moderateDocument, shownDocument } from '#services/practice/booking/module.ts';
import { directoryModule, openCase } from '#services/practice/directory/module.ts';
import type { PracticeDemonstrationNeeds } from '#services/practice/demo.ts';
import { patientsModule, simulatedInsi } from '#services/practice/patients/module.ts';
import { nameOf, professionalsModule, professionalsOf } from '#services/practice/professionals/module.ts';
import { remindersModule, type RemindersNeeds } from '#services/practice/reminders/module.ts';
import { openCareKinds, openPlaces } from '#services/practice/reference/module.ts';
import { resourcesModule } from '#services/practice/resources/module.ts';
import { waitingListModule, type WaitingListNeeds } from '#services/practice/waiting-list/module.ts';
import { patientFiles } from './patient-files.ts';
import type { OpenedSurroundings } from './surroundings.ts';

/** Screens offer an undo for ten seconds; a visit dragged by mistake is often seen a little later. */
const UNDO_SECONDS = 120;

/** What the practice stands on. */
export interface PracticeFoundation {
  readonly outbox: Outbox;
  readonly documents: Documents;
  readonly mail: MailOutbox;
  readonly sms: SmsOutbox;
  readonly codes: OneTimeCodes;
  readonly organizations: Organizations;
  readonly entrance: Entrance;
  readonly people: People;
}

/** Raises the rooms of a care practice, lower ones first, and the dress of its public pages. */
export async function raisePractice(around: OpenedSurroundings, foundation: PracticeFoundation) {
  const { log, databases, keys, clock, settings } = around;
  const { mail, sms, codes, documents, organizations } = foundation;
  const { commons } = databases;
  const secure = settings.publicUrl.protocol === 'https:';
  const kinds = await openCareKinds();
  let opened: ReturnType<typeof openPlaces> | null = null;
  const places = () => (opened ??= openPlaces());
  const assets = await SiteAssets.load();
  const site = new Site({ assets, demonstration: settings.demonstration });
  const practice = async (organizationId: string) => {
    const { name } = await organizations.find(organizationId);
    const all = await professionalsOf(await databases.organization(organizationId));
    return { name, professionals: all.map((one) => ({ id: one.id, name: nameOf(one) })) };
  };
  const patients = patientsModule({
    ...{ log, clock, keys, databases, commons, ...foundation, production: !settings.demonstration },
    // The real teleservice asks for a certificate that a practice must bring; the simulator answers demonstrations only.
    insi: settings.demonstration ? simulatedInsi : null,
  });
  const agendaNeeds: AgendaNeeds = {
    ...{ clock, keys, databases, outbox: foundation.outbox, patients: patients.patients },
    ...{ entrance: foundation.entrance, publicUrl: settings.publicUrl.href },
  };
  const agenda = agendaModule(agendaNeeds);
  const waitingListNeeds: WaitingListNeeds = {
    ...{ clock, keys, commons, databases, outbox: foundation.outbox, mail, sms, agenda: agenda.agenda },
    ...{ patients: patients.patients, publicUrl: settings.publicUrl.href, undoSeconds: UNDO_SECONDS },
  };
  const waitingList = waitingListModule(waitingListNeeds, site);
  const accountsNeeds = {
    ...{ commons, mail, sms, codes, clock, secure, publicUrl: settings.publicUrl, machine: systemClock },
    codeCountries: settings.codeCountries,
  };
  const accounts = accountsModule(accountsNeeds, site, { ...patients.accounts, practice });
  const reportingNeeds = { clock, keys, databases, mail, operatorAddress: settings.operatorMail };
  const booking = bookingModule(
    {
      ...{
        clock,
        databases,
        keys,
        outbox: foundation.outbox,
        mail,
        sms,
        documents,
        agenda: agenda.agenda,
        kinds,
        secure,
      },
      ...{ places: await places(), publicUrl: settings.publicUrl, extractText: extractTextInWorker },
      ask: waitingList.ask,
      report: (act, told, visit) => openCase(reportingNeeds, act, { ...told, slug: null, place: '' }, visit),
      patients: patientFiles({ ...patients, clock, keys }),
    },
    accountsNeeds,
    site,
  );
  const remindersNeeds: RemindersNeeds = {
    ...{ clock, keys, commons, outbox: foundation.outbox, mail, sms, agenda: agenda.agenda },
    patients: patients.patients,
    linkTo: (where, appointment, now) => appointmentLink(where, appointment, settings.publicUrl, now),
  };
  const modules: readonly RunningModule<Route, Job, Subscription>[] = [
    professionalsModule({
      ...{
        clock,
        keys,
        commons,
        databases,
        outbox: foundation.outbox,
        organizations,
        people: foundation.people,
        kinds,
      },
      places,
    }),
    patients,
    agenda,
    accounts,
    directoryModule({
      ...{ clock, keys, databases, kinds, documents, mail, site, outbox: foundation.outbox, people: foundation.people },
      ...{ operatorAddress: settings.operatorMail, shown: { describe: shownDocument, moderate: moderateDocument } },
    }),
    booking,
    remindersModule(remindersNeeds),
    waitingList,
    resourcesModule({ clock, commons }),
  ];
  const demonstration: PracticeDemonstrationNeeds = {
    ...{ clock, kinds, commons, organizations, agenda: agendaNeeds, waitingList: waitingListNeeds },
    ...{ reminders: remindersNeeds, patients: patients.patients },
  };
  return { modules, site, assets, accounts, demonstration };
}

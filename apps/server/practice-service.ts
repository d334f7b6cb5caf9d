import type { Documents } from '#platform/documents/documents.ts';
import type { OneTimeCodes } from '#platform/identity/module.ts';
import type { RunningModule } from '#platform/kernel/module.ts';
import type { Route } from '#platform/http/route.ts';
import type { Job, Subscription } from '#platform/jobs/job.ts';
import type { Outbox } from '#platform/jobs/outbox.ts';
import type { MailOutbox } from '#platform/notifications/mail.ts';
import type { SmsOutbox } from '#platform/notifications/sms.ts';
import { accountsModule } from '#services/practice/accounts/module.ts';
import { agendaModule } from '#services/practice/agenda/module.ts';
import { bookingModule } from '#services/practice/booking/module.ts';
import { directoryModule } from '#services/practice/directory/module.ts';
import { patientsModule, simulatedInsi } from '#services/practice/patients/module.ts';
import { professionalsModule } from '#services/practice/professionals/module.ts';
import { remindersModule } from '#services/practice/reminders/module.ts';
import { waitingListModule } from '#services/practice/waiting-list/module.ts';
import type { OpenedSurroundings } from './surroundings.ts';

/** What the practice stands on. */
export interface PracticeFoundation {
  readonly outbox: Outbox;
  readonly documents: Documents;
  readonly mail: MailOutbox;
  readonly sms: SmsOutbox;
  readonly codes: OneTimeCodes;
}

/** Raises the rooms of a care practice, lower ones first. */
export function raisePractice(
  around: OpenedSurroundings,
  foundation: PracticeFoundation,
): { readonly modules: readonly RunningModule<Route, Job, Subscription>[] } {
  const { log, clock, keys, databases, settings } = around;
  const patients = patientsModule({
    ...{ log, clock, keys, databases, commons: databases.commons, ...foundation, production: !settings.demonstration },
    // The real teleservice asks for a certificate that a practice must bring; the simulator answers demonstrations only.
    insi: settings.demonstration ? simulatedInsi : null,
  });
  return {
    modules: [
      professionalsModule(),
      patients,
      agendaModule(),
      accountsModule(),
      directoryModule(),
      bookingModule(),
      remindersModule(),
      waitingListModule(),
    ],
  };
}

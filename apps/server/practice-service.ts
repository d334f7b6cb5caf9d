import type { RunningModule } from '#platform/kernel/module.ts';
import type { Route } from '#platform/http/route.ts';
import type { Job, Subscription } from '#platform/jobs/job.ts';
import { accountsModule } from '#services/practice/accounts/module.ts';
import { agendaModule } from '#services/practice/agenda/module.ts';
import { bookingModule } from '#services/practice/booking/module.ts';
import { directoryModule } from '#services/practice/directory/module.ts';
import { patientsModule } from '#services/practice/patients/module.ts';
import { professionalsModule } from '#services/practice/professionals/module.ts';
import { remindersModule } from '#services/practice/reminders/module.ts';
import { waitingListModule } from '#services/practice/waiting-list/module.ts';

/** Raises the rooms of a care practice, lower ones first. */
export function raisePractice(): { readonly modules: readonly RunningModule<Route, Job, Subscription>[] } {
  return {
    modules: [
      professionalsModule(),
      patientsModule(),
      agendaModule(),
      accountsModule(),
      directoryModule(),
      bookingModule(),
      remindersModule(),
      waitingListModule(),
    ],
  };
}

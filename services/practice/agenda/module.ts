import type { ModuleDeclaration, RunningModule } from '#platform/kernel/module.ts';
import type { Route } from '#platform/http/route.ts';
import type { Job, Subscription } from '#platform/jobs/job.ts';
import type { AgendaNeeds } from './context.ts';
import { agendaJobs, agendaSubscriptions } from './jobs.ts';
import { agendaPort } from './port.ts';
import type { AgendaPort } from './ports.ts';
import { retention } from './retention.ts';
import { permissions } from './rights.ts';
import { agendaRoutes } from './routes.ts';

export type { AgendaNeeds } from './context.ts';
export { patientDisplays } from './patient-displays.ts';
export { seedAgenda, type SeededAgenda } from './demonstration/seed-agenda.ts';
export type { AppointmentView, FreeTime, PatientDisplay } from './api/appointments.ts';
export type {
  AgendaCaller,
  AgendaPort,
  AppointmentBrief,
  Availability,
  ChangeBrief,
  HoldBrief,
  ResourceBrief,
} from './ports.ts';
export type { Interval } from './times/intervals.ts';

/** With which open pages hear of agendas. */
const READ = 'agenda.appointments.read';

/** Hours, reasons for visit, appointments; no time is ever taken twice. */
export const agendaDeclaration: ModuleDeclaration = {
  name: 'agenda',
  title: 'Agenda',
  service: 'practice',
  dependsOn: ['database', 'audit', 'jobs', 'professionals', 'patients'],
  migrations: new URL('./migrations/', import.meta.url),
  permissions,
  features: [
    { name: 'practice.agenda.initial', title: 'Agenda initial : agenda personnel en ligne' },
    { name: 'practice.agenda.premium', title: 'Agenda premium : prise de rendez-vous en ligne par les patients' },
  ],
  events: [
    {
      name: 'agenda.appointment.changed',
      title: 'Un rendez-vous a été pris, déplacé, modifié ou annulé',
      permission: READ,
    },
    { name: 'agenda.availability.changed', title: 'Les disponibilités d’un agenda ont changé', permission: READ },
  ],
  retention,
};

/** The module, given what it needs, with what the other rooms of the practice use of it. */
export function agendaModule(
  needs: AgendaNeeds,
): RunningModule<Route, Job, Subscription> & { readonly agenda: AgendaPort } {
  return {
    declaration: agendaDeclaration,
    routes: agendaRoutes(needs),
    jobs: agendaJobs(needs),
    subscriptions: agendaSubscriptions(needs),
    agenda: agendaPort(needs),
  };
}

import type { Act, Origin } from '#platform/kernel/act.ts';
import { nameOf, practiceJournal, professionalOf } from '#services/practice/professionals/module.ts';
import type { AgendaCaller, AppointmentBrief, FreeTime } from '#services/practice/agenda/module.ts';
import { targetOf } from './links.ts';
import type { RemindersNeeds, Working } from './needs.ts';
import { isAwaited } from './planning.ts';

/** What the page behind a link `/r/<secret>` shows: no patient's name, no reason for the visit. */
export interface LinkedAppointment {
  readonly organizationId: string;
  readonly appointmentId: string;
  /** `over`: begun, done or missed. */
  readonly state: 'booked' | 'confirmed' | 'cancelled' | 'over';
  /** « Dr Nolwenn Quéré » */
  readonly professional: string;
  readonly siteId: string;
  readonly place: AppointmentBrief['place'];
  /** ISO instants; hours are those of the wall clock in `timeZone`. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly timeZone: string;
  /** Last instant at which the patient may still move or cancel on line. */
  readonly changeableUntil: string;
  readonly mayChange: boolean;
}

/**
 * The acts of a patient who follows the link of a reminder, without signing in. Whoever holds the link may act, as whoever
 * holds the telephone that received it. What is no secret of a reminder answers null, so that a page may ask others.
 * Refusals are those of the agenda: {Conflict} `agenda.too-late-to-change`, `agenda.slot-taken`.
 */
export interface ReminderLinks {
  appointment(secret: string): Promise<LinkedAppointment | null>;
  confirm(secret: string, origin: Act['origin']): Promise<LinkedAppointment | null>;
  cancel(secret: string, origin: Act['origin']): Promise<LinkedAppointment | null>;
  /** Other free times for the same visit, soonest first. */
  times(secret: string, after: Temporal.Instant, limit: number): Promise<readonly FreeTime[] | null>;
  move(secret: string, startsAt: string, origin: Act['origin']): Promise<LinkedAppointment | null>;
  /** The patient wants no more reminders from this practice (MAI-118). */
  refuseReminders(secret: string, origin: Act['origin']): Promise<boolean>;
}

interface Linked {
  readonly work: Working;
  readonly appointment: AppointmentBrief;
}

/** The port, given what the room works with. */
export function reminderLinks(needs: RemindersNeeds): ReminderLinks {
  const { agenda } = needs;
  const act = async (
    secret: string,
    origin: Origin | null,
    what: string,
    change: (caller: AgendaCaller, appointmentId: string) => Promise<AppointmentBrief>,
  ): Promise<LinkedAppointment | null> => {
    const linked = await open(needs, secret, origin);
    if (linked === null) return null;
    const { work } = linked;
    const appointment = await change(work, linked.appointment.id);
    await note(work, what, appointment);
    return pageOf({ work, appointment });
  };
  return {
    appointment: async (secret) => {
      const linked = await open(needs, secret, null);
      return linked === null ? null : pageOf(linked);
    },
    confirm: (secret, origin) => act(secret, origin, 'confirmed', (caller, id) => agenda.confirm(caller, id)),
    cancel: (secret, origin) => act(secret, origin, 'cancelled', (caller, id) => agenda.cancel(caller, id)),
    move: (secret, startsAt, origin) =>
      act(secret, origin, 'moved', (caller, appointmentId) => agenda.move(caller, { appointmentId, startsAt })),
    times: async (secret, after, limit) => {
      const linked = await open(needs, secret, null);
      if (linked === null) return null;
      const { resource, reason } = linked.appointment;
      const asked = { resourceId: resource.id, reasonId: reason.id, after, limit, online: true };
      return agenda.nextTimes(linked.work.database, asked);
    },
    refuseReminders: async (secret, origin) => {
      const linked = await open(needs, secret, origin);
      if (linked === null || linked.appointment.patientId === null) return false;
      const { work, appointment } = linked;
      await work.database
        .transaction()
        .execute((transaction) => needs.patients.refuseReminders(transaction, work, appointment.patientId!));
      return true;
    },
  };
}

async function open(needs: RemindersNeeds, secret: string, origin: Origin | null): Promise<Linked | null> {
  const target = await targetOf(needs.commons, secret);
  if (target === null) return null;
  const { organizationId, appointmentId } = target;
  const database = await needs.databases.organization(organizationId);
  const appointment = await needs.agenda.appointment(database, appointmentId);
  const id = appointment.patientId ?? appointmentId;
  // Their name is in the practice's file; the journal says by what way they came.
  const act: Act = {
    actor: { kind: 'patient', id, name: 'Patient, par le lien d’un rappel' },
    origin,
    onBehalfOf: null,
  };
  return { work: { organizationId, database, act, now: needs.clock.now() }, appointment };
}

async function note(work: Working, what: string, appointment: AppointmentBrief): Promise<void> {
  await practiceJournal(work.database, work, {
    ...{ action: 'reminders.link.used', professionalId: appointment.resource.professionalId },
    ...{ object: { kind: 'agenda.appointment', id: appointment.id }, details: { act: what } },
  });
}

async function pageOf({ work, appointment }: Linked): Promise<LinkedAppointment> {
  const { id, siteId, startsAt, endsAt, changeableUntil, place, resource } = appointment;
  const begun = Temporal.Instant.compare(work.now, Temporal.Instant.from(startsAt)) >= 0;
  const awaited = isAwaited(appointment) && !begun;
  const changeable = Temporal.Instant.compare(work.now, Temporal.Instant.from(changeableUntil)) <= 0;
  return {
    ...{ organizationId: work.organizationId, appointmentId: id, state: stateOf(appointment, awaited), siteId, place },
    professional: nameOf(await professionalOf(work.database, resource.professionalId!)),
    ...{ startsAt, endsAt, timeZone: resource.timeZone, changeableUntil, mayChange: awaited && changeable },
  };
}

function stateOf({ state }: AppointmentBrief, awaited: boolean): LinkedAppointment['state'] {
  if (state === 'cancelled') return 'cancelled';
  if (!awaited) return 'over';
  return state === 'confirmed' ? 'confirmed' : 'booked';
}

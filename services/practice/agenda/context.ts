import { Forbidden } from '#platform/kernel/errors.ts';
import type { Databases } from '#platform/database/databases.ts';
import type { Entrance } from '#platform/http/session.ts';
import type { Outbox } from '#platform/jobs/outbox.ts';
import {
  practiceJournal,
  requireRight,
  type ContextNeeds,
  type PracticeContext,
  type PracticeTransaction,
} from '#services/practice/professionals/module.ts';
import type { Patients } from '#services/practice/patients/module.ts';

/** The patients' files, as far as the agenda touches them. */
type AgendaPatients = Pick<Patients, 'linesOf' | 'filesOf' | 'openConsultation' | 'closeConsultation'>;

/** What the composition root gives to the agenda. */
export interface AgendaNeeds extends ContextNeeds {
  readonly outbox: Outbox;
  readonly patients: AgendaPatients;
  readonly databases: Pick<Databases, 'organization'>;
  /** Judges anew, at each reading of a calendar link, whoever opened it. */
  readonly entrance: Entrance;
  /** Where this Cabinet is reached, for calendar links. */
  readonly publicUrl: string;
}

/** Who acts on which agenda, when, and what the agenda leans on. */
export interface AgendaContext extends PracticeContext {
  readonly outbox: Pick<Outbox, 'publish' | 'enqueueAt'>;
  readonly patients: AgendaPatients;
}

/** Whose right is asked: a professional's agenda, or a room that serves all. */
export interface Owned {
  readonly professional_id: string | null;
}

/** Whether the caller holds a right over a resource; a room or a device serves whoever holds it for anybody. */
export function mayOver(context: Pick<AgendaContext, 'may' | 'reach'>, permission: string, { professional_id }: Owned) {
  return professional_id === null ? context.reach(permission).length > 0 : context.may(permission, professional_id);
}

/** @throws {Forbidden} `permission.missing` */
export function requireOver(context: Pick<AgendaContext, 'may' | 'reach'>, permission: string, owned: Owned): void {
  if (mayOver(context, permission, owned)) return;
  if (owned.professional_id !== null) requireRight(context, permission, owned.professional_id);
  throw new Forbidden('permission.missing', 'Vos droits dans cette organisation ne permettent pas cette action.');
}

/** A line of the journal about an appointment, and the word to whoever follows it. */
export async function tellAppointment(
  transaction: PracticeTransaction,
  context: AgendaContext,
  told: {
    readonly action: string;
    readonly appointmentId: string;
    readonly resource: Owned & { readonly id: string };
    readonly details?: Readonly<Record<string, string | number | boolean>>;
  },
): Promise<void> {
  const { appointmentId, resource } = told;
  await practiceJournal(transaction, context, {
    ...{ action: `agenda.appointment.${told.action}`, object: { kind: 'agenda.appointment', id: appointmentId } },
    ...{ professionalId: resource.professional_id, details: told.details ?? {} },
  });
  await context.outbox.publish(transaction, {
    kind: 'agenda.appointment.changed',
    ids: {
      ...{ appointmentId, resourceId: resource.id },
      ...(resource.professional_id === null ? {} : { professionalId: resource.professional_id }),
    },
  });
}

/**
 * Tells that these agendas have other free times than before.
 * @param around the time taken or freed, where the change is of one time: on the days around it and no others.
 */
export async function tellAvailability(
  transaction: PracticeTransaction,
  context: Pick<AgendaContext, 'outbox'>,
  resourceIds: Iterable<string>,
  around?: { readonly starts_at: string; readonly ends_at: string },
): Promise<void> {
  const times = around === undefined ? {} : { from: around.starts_at, until: around.ends_at };
  for (const resourceId of new Set(resourceIds)) {
    await context.outbox.publish(transaction, { kind: 'agenda.availability.changed', ids: { resourceId, ...times } });
  }
}

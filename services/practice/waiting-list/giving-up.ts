import { Invalid } from '#platform/kernel/errors.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { WaitingListNeeds, Working } from './needs.ts';
import type { RequestRow } from './requests.ts';

/** The job of an acceptance: what was given up for it is given up, should the process have stopped in between. */
export const GIVE_UP_JOB = 'waiting-list.give-up';

/**
 * An appointment given up for an earlier one is the waiting patient's own, under whichever of their merged files.
 * @throws {Invalid} `waiting-list.request.appointment`
 */
export async function requireOwn(
  { agenda }: Pick<WaitingListNeeds, 'agenda'>,
  database: OrganizationDatabase,
  request: { readonly patientId: string; readonly appointmentId: string | null | undefined },
): Promise<void> {
  if (await isOwn({ agenda }, database, request)) return;
  throw new Invalid(
    'waiting-list.request.appointment',
    'Ce rendez-vous n’est pas celui de ce patient. Rien n’a été enregistré : choisissez un de ses rendez-vous.',
  );
}

/** Gives up the later appointment of a request, unless it has become somebody else's. May run twice. */
export async function giveUpLater(
  { agenda }: Pick<WaitingListNeeds, 'agenda'>,
  work: Working,
  { patient_id: patientId, appointment_id: appointmentId }: Pick<RequestRow, 'patient_id' | 'appointment_id'>,
): Promise<void> {
  if (appointmentId === null || !(await isOwn({ agenda }, work.database, { patientId, appointmentId }))) return;
  await agenda.giveUp(work, appointmentId);
}

async function isOwn(
  { agenda }: Pick<WaitingListNeeds, 'agenda'>,
  database: OrganizationDatabase,
  given: { readonly patientId: string; readonly appointmentId: string | null | undefined },
): Promise<boolean> {
  if (given.appointmentId === null || given.appointmentId === undefined) return true;
  const own = await agenda.appointmentsOfPatient(database, given.patientId);
  return own.some(({ id }) => id === given.appointmentId);
}

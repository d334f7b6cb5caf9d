import { NotFound } from '#platform/kernel/errors.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { AppointmentBrief } from '#services/practice/agenda/module.ts';
import { fileBooked } from './booked-files.ts';
import type { BookingNeeds } from './needs.ts';

interface OfPractice {
  readonly database: OrganizationDatabase;
  readonly appointment: Pick<AppointmentBrief, 'patientId'>;
}

/**
 * Whether an appointment is still for the patient it was told of: a practice may give it to somebody else, and then it
 * is theirs alone. Files merged since are one.
 */
export async function isStillFor(
  { patients }: Pick<BookingNeeds, 'patients'>,
  { database, appointment }: OfPractice,
  patientId: string | null,
): Promise<boolean> {
  if (patientId === null || appointment.patientId === null) return false;
  if (patientId === appointment.patientId) return true;
  try {
    return (await patients.filesOf(database, patientId)).includes(appointment.patientId);
  } catch (error) {
    // The file is erased, and nobody's any more.
    if (error instanceof NotFound) return false;
    throw error;
  }
}

/** The same for what an account knows; known before files were noted, it is for the file its person booked under. */
export async function isStillTheirs(
  needs: Pick<BookingNeeds, 'patients'>,
  visit: OfPractice,
  known: { readonly patientId: string | null; readonly personId: string },
): Promise<boolean> {
  const patientId = known.patientId ?? (await fileBooked(visit.database, known.personId))?.patientId ?? null;
  return isStillFor(needs, visit, patientId);
}

import { Forbidden } from '#platform/kernel/errors.ts';
import type { AppointmentRow } from './appointments.ts';
import type { AgendaContext } from './context.ts';

/**
 * A visit is not taken from a patient who bans whoever asks: what hangs on it would no longer be closed to them
 * (MAI-270).
 * @throws {Forbidden} `agenda.patient-closed`
 */
export async function refuseParting(
  context: AgendaContext,
  { patient_id: present }: Pick<AppointmentRow, 'patient_id'>,
  wanted: string | null,
): Promise<void> {
  if (present === null || present === wanted) return;
  const line = (await context.patients.linesOf(context, [present])).get(present);
  if (line?.opposed !== true) return;
  throw new Forbidden(
    'agenda.patient-closed',
    'Ce patient vous ferme son dossier : vous ne pouvez pas donner son rendez-vous à quelqu’un d’autre. Rien n’a changé. Demandez-le à une autre personne du cabinet.',
  );
}

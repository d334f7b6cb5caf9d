import type { PatientLine, Patients } from '#services/practice/patients/module.ts';
import type { PracticeContext } from '#services/practice/professionals/module.ts';
import type { PatientDisplay } from './api/appointments.ts';

/** Who each patient is, as far as the caller may know: without the right nothing, against their will nothing (MAI-270). */
export async function patientDisplays(
  context: PracticeContext & { readonly patients: Pick<Patients, 'linesOf'> },
  patientIds: readonly string[],
): Promise<ReadonlyMap<string, PatientDisplay>> {
  const mayRead = context.reach('patients.records.read').length > 0;
  const lines = mayRead ? await context.patients.linesOf(context, patientIds) : new Map();
  return new Map(patientIds.map((id) => [id, displayOf(id, lines.get(id))]));
}

function displayOf(id: string, line: PatientLine | undefined): PatientDisplay {
  if (line === undefined) return { id: null, hidden: 'no-right', name: null, birthDate: null, phone: null };
  if (line.opposed) return { id, hidden: 'opposition', name: null, birthDate: null, phone: null };
  return { id: line.id, hidden: null, name: line.name, birthDate: line.birthDate, phone: line.phone };
}

import type { Act } from '#platform/kernel/act.ts';
import {
  accountOf,
  bookerOf,
  forgetAppointment,
  knowAppointment,
  peopleOf,
} from '#services/practice/accounts/module.ts';
import type { BookingNeeds } from './needs.ts';
import { isStillTheirs } from './whose-visit.ts';

/**
 * Joins to an account the appointments that practices made for its people by telephone (MAI-089). The proof is what a
 * practice itself noted: same names, same birth date, and the very e-mail or mobile that the account proved by a code.
 * Only practices the account already knows, or that are on the public site, are asked.
 * @returns how many appointments were joined
 */
export async function joinKnownVisits(needs: BookingNeeds, accountId: string, act: Act): Promise<number> {
  const { commons } = needs.databases;
  const account = await accountOf({ commons }, accountId);
  const people = await peopleOf({ commons }, accountId);
  const rows = await commons.selectFrom('booking.listings').select('organization_id').distinct().execute();
  let joined = 0;
  for (const { organization_id: organizationId } of rows) {
    const where = { organizationId, database: await needs.databases.organization(organizationId) };
    for (const person of people) {
      const patientId = await needs.patients.matching(where, act, account, person);
      if (patientId === null) continue;
      for (const visit of await needs.agenda.appointmentsOfPatient(where.database, patientId)) {
        if (visit.resource.professionalId === null) continue;
        const booker = await bookerOf({ commons }, organizationId, visit.id);
        if (booker !== null && (await isStillTheirs(needs, { ...where, appointment: visit }, booker))) continue;
        // The practice gave it to this person since; or they were known before files were noted.
        if (booker !== null) await forgetAppointment({ commons }, { organizationId, appointmentId: visit.id });
        await knowAppointment({ commons }, accountId, {
          ...{ organizationId, appointmentId: visit.id, personId: person.id, patientId },
          ...{ professionalId: visit.resource.professionalId, startsAt: visit.startsAt },
        });
        joined += 1;
      }
    }
  }
  return joined;
}

import { dayInParis } from '#platform/kernel/clock.ts';
import type { PatientCard, PatientFile } from '../api/patients.ts';
import type { FileOrigin } from '../api/vocabulary.ts';
import type { OpenFile } from '../access/require-access.ts';
import { openSealed, type PatientsContext } from '../context.ts';
import { kindOf } from '../identity/matricule.ts';
import { companionsOf } from './companions.ts';
import { contactState } from './contact.ts';
import { coveragesOf } from './coverages.ts';
import { findPatient, identityOf, insOf, shownName, traitsOf, type PatientRow } from './patient-rows.ts';

/** A file, whole; whoever calls has required access and writes the opening. */
export async function readFile(context: PatientsContext, { id, despiteBan }: OpenFile): Promise<PatientFile> {
  const row = await findPatient(context.database, id);
  return {
    ...{ id, version: row.version, name: shownName(row), origin: row.origin as FileOrigin },
    ...traitsOf(row),
    ...{ usedName: row.used_name, usedFirstName: row.used_first_name, identity: identityView(context, row) },
    ...contactView(row, context.now),
    ...{ smsReminders: row.sms_reminders, emailReminders: row.email_reminders },
    alert: row.alert_sealed === null ? null : openSealed(context, `patients.patients.alert:${id}`, row.alert_sealed),
    companions: await companionsOf(context.database, id),
    coverages: await coveragesOf(context, id),
    ...{ createdAt: row.created_at, changedAt: row.changed_at, despiteBan },
  };
}

function identityView(context: PatientsContext, row: PatientRow): PatientFile['identity'] {
  const { status, homonym, doubtful, fictitious, proof } = identityOf(row);
  const ins = insOf(context, row);
  return {
    ...{ status, homonym, doubtful, fictitious, proof },
    ins: ins === null ? null : { matricule: ins.matricule, kind: kindOf(ins.system)! },
  };
}

function contactView(row: PatientRow, now: Temporal.Instant) {
  const today = dayInParis(now);
  const confirmedOn = row.contact_confirmed_on;
  return {
    ...{ phone: row.phone, secondPhone: row.second_phone, email: row.email, contactConfirmedOn: confirmedOn },
    phoneState: contactState(row.phone, row.phone_refused_at, confirmedOn, today),
    emailState: contactState(row.email, row.email_refused_at, confirmedOn, today),
    ...{ addressLine: row.address_line, postalCode: row.postal_code, city: row.city },
  };
}

/** What is read at a glance of a patient who is there. */
export async function readCard(context: PatientsContext, file: OpenFile): Promise<PatientCard> {
  const whole = await readFile(context, file);
  const { id, name, birthName, birthDate, sex, phone, phoneState, emailState, alert, companions, identity } = whole;
  return {
    ...{ id, name, birthName, birthDate, sex, phone, phoneState, emailState, alert },
    ...{ identityStatus: identity.status, matricule: identity.ins === null ? null : hidden(identity.ins.matricule) },
    companions: companions.map(({ name: who, capacity }) => ({ name: who, capacity })),
  };
}

/** "2 84 03 •• ••• ••• ••": enough to compare with a card, not to copy. */
function hidden(matricule: string): string {
  return `${matricule[0]} ${matricule.slice(1, 3)} ${matricule.slice(3, 5)} •• ••• ••• ••`;
}

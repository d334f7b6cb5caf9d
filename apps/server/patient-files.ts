import type { Clock } from '#platform/kernel/clock.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import type { PatientFiles } from '#services/practice/booking/module.ts';
import type { PatientsModule } from '#services/practice/patients/module.ts';

/** What online booking asks of the patients' files, answered by their room. */
export function patientFiles(rooms: {
  readonly patients: PatientsModule['patients'];
  readonly accounts: PatientsModule['accounts'];
  readonly clock: Clock;
  readonly keys: Pick<KeyStore, 'key'>;
}): PatientFiles {
  const { patients, accounts, clock, keys } = rooms;
  return {
    matching: ({ organizationId }, act, account, { birthName, firstName, birthDate }) =>
      accounts.joinByKnownContact({ accountId: account.id, act }, organizationId, {
        ...{ birthName, firstName, birthDate, verifiedPhone: account.phone, verifiedEmail: account.email },
      }),
    filesOf: (database, patientId) => patients.filesOf(database, patientId),
    requireAccess: (context, patientId, what) => patients.requireAccess(context, patientId, what),
    names: ({ database }) => patients.names(database),
    create: async (transaction, organizationId, act, { person, contacts: { email, phone } }) => {
      const context = { act, now: clock.now(), textKey: await keys.key(organizationId, 'text') };
      const { birthName, firstName: birthFirstNames, birthDate, sex } = person;
      return patients.create(
        transaction,
        context,
        { birthName, birthFirstNames, birthDate, sex, email, phone },
        'online',
      );
    },
    mailOf: async (where, patientId) => (await patients.reachable(where, patientId)).mailTo,
    refuseReminders: async ({ database }, act, patientId) =>
      database
        .transaction()
        .execute((transaction) => patients.refuseReminders(transaction, { act, now: clock.now() }, patientId)),
  };
}

import { Conflict, Invalid, Unavailable } from '#platform/kernel/errors.ts';
import type { Proof } from '../api/vocabulary.ts';
import { journal, sealFor, type PatientsContext, type PracticeTransaction } from '../context.ts';
import type { PatientsNeeds } from '../needs.ts';
import { refuseStale } from '../record/changing.ts';
import {
  findPatient,
  fingerprintOf,
  identityColumns,
  identityOf,
  lockPatient,
  traitsOf,
  type PatientRow,
} from '../record/patient-rows.ts';
import type { InsiAnswer } from './insi.ts';
import { checkMatricule, type Matricule } from './matricule.ts';
import { afterIns, afterProof, isComplete, traitsDiffer, withAttributes, type IdentityState } from './traits.ts';

/**
 * A paper was seen and says the five traits of the file: the identity is validated, or qualified when the national
 * number is held.
 * @throws {Invalid} `patients.identity.incomplete`
 * @throws {Conflict} `patients.identity.doubtful`, `patients.changed-meanwhile`
 */
export async function proveIdentity(
  transaction: PracticeTransaction,
  context: PatientsContext,
  id: string,
  given: { readonly proof: Proof; readonly version: number },
): Promise<void> {
  const row = await lockPatient(transaction, id);
  refuseStale(row, given.version);
  refuseUnfit(row);
  await writeIdentity(transaction, context, row, afterProof(identityOf(row), given.proof));
  await journal(transaction, context, 'patients.identity.validated', id, { proof: given.proof });
}

/** Marks a homonym, a doubtful or a fictitious identity. */
export async function setAttributes(
  transaction: PracticeTransaction,
  context: PatientsContext,
  id: string,
  given: Pick<IdentityState, 'homonym' | 'doubtful' | 'fictitious'> & { readonly version: number },
): Promise<void> {
  const row = await lockPatient(transaction, id);
  refuseStale(row, given.version);
  const { version: _, ...attributes } = given;
  await writeIdentity(transaction, context, row, withAttributes(identityOf(row), attributes));
  await journal(transaction, context, 'patients.identity.attributes-changed', id, attributes);
}

/**
 * Asks the national teleservice for the number of the file's traits, outside any transaction; when it finds one, and the
 * traits are still those, the identity is retrieved, or qualified when a paper was seen.
 * @throws {Invalid} `patients.identity.incomplete`, `patients.ins.*`
 * @throws {Conflict} `patients.identity.doubtful`, `patients.ins.elsewhere`, `patients.changed-meanwhile`
 * @throws {Unavailable} `patients.insi.absent`
 */
export async function retrieveIns(
  context: PatientsContext,
  needs: Pick<PatientsNeeds, 'insi' | 'production' | 'outbox'>,
  id: string,
): Promise<InsiAnswer['found']> {
  if (needs.insi === null) {
    throw new Unavailable(
      'patients.insi.absent',
      'Le téléservice INSi n’est pas raccordé à ce Cabinet. Rien n’a changé : l’identité peut être validée sur pièce.',
    );
  }
  const asked = await findPatient(context.database, id);
  refuseUnfit(asked);
  const answer = await needs.insi.find(traitsOf(asked));
  if (answer.found !== 'one') {
    await journal(context.database, context, 'patients.identity.sought', id, { found: answer.found });
    return answer.found;
  }
  checkMatricule(answer.ins, needs.production);
  await context.database.transaction().execute(async (transaction) => {
    const row = await lockPatient(transaction, id);
    if (traitsDiffer(traitsOf(asked), traitsOf(row))) refuseStale(row, asked.version);
    await refuseElsewhere(transaction, context, id, answer.ins);
    await writeIdentity(transaction, context, row, afterIns(identityOf(row)), answer.ins);
    await journal(transaction, context, 'patients.identity.retrieved', id);
    await needs.outbox.publish(transaction, { kind: 'patients.patient.changed', ids: { patientId: id } });
  });
  return 'one';
}

function refuseUnfit(row: PatientRow): void {
  if (row.doubtful || row.fictitious) {
    throw new Conflict(
      'patients.identity.doubtful',
      'Une identité douteuse ou fictive reste provisoire : levez d’abord ce doute.',
    );
  }
  if (isComplete(traitsOf(row))) return;
  throw new Invalid(
    'patients.identity.incomplete',
    'Il manque des traits stricts : date de naissance, sexe et code INSEE du lieu de naissance sont nécessaires.',
  );
}

/** Two files of one number are two files of one patient. */
async function refuseElsewhere(
  transaction: PracticeTransaction,
  context: PatientsContext,
  id: string,
  ins: Matricule,
): Promise<void> {
  const other = await transaction
    .selectFrom('patients.patients')
    .select('id')
    .where('ins_fingerprint', '=', fingerprintOf(context, ins))
    .where('merged_into', 'is', null)
    .where('id', '!=', id)
    .executeTakeFirst();
  if (other === undefined) return;
  throw new Conflict(
    'patients.ins.elsewhere',
    'Un autre dossier porte déjà ce matricule : c’est le même patient. Fusionnez les deux dossiers.',
  );
}

async function writeIdentity(
  transaction: PracticeTransaction,
  context: PatientsContext,
  row: PatientRow,
  state: IdentityState,
  ins?: Matricule,
): Promise<void> {
  const number =
    ins === undefined
      ? {}
      : {
          ins_sealed: sealFor(context, `patients.patients.ins:${row.id}`, JSON.stringify(ins)),
          ins_fingerprint: fingerprintOf(context, ins),
        };
  await transaction
    .updateTable('patients.patients')
    .set({ ...identityColumns(state), ...number, version: row.version + 1, changed_at: context.now.toString() })
    .where('id', '=', row.id)
    .execute();
}

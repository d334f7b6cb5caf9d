import { Forbidden } from '#platform/kernel/errors.ts';
import { spreadsheetHead, spreadsheetLine } from '#platform/kernel/csv.ts';
import { accessTo, visitorOf } from '../access/bans.ts';
import { openSealed, type PatientsContext } from '../context.ts';
import type { PatientRow } from '../record/patient-rows.ts';
import { requireReach } from '../requiring.ts';

const TITLES = [
  ...['Nom de naissance', 'Prénoms de naissance', 'Nom d’usage', 'Prénom d’usage', 'Date de naissance', 'Sexe'],
  ...['Code INSEE du lieu de naissance', 'Téléphone', 'Autre téléphone', 'E-mail', 'Adresse', 'Code postal', 'Ville'],
  ...['Alerte', 'Statut d’identité'],
];

const PAGE = 1000;

/**
 * Every patient at once is more than one professional may lend: the right is held for the whole practice, or by the very
 * professional it is held for; and nobody takes out what they may not open.
 * @throws {Forbidden} `permission.missing`, `patients.export.lent`
 */
export async function requireExport(context: PatientsContext): Promise<void> {
  requireReach(context, 'patients.records.read');
  const reach = context.reach('patients.import');
  if (reach === 'all') return;
  const { professionalId } = await visitorOf(context);
  if (professionalId !== null && reach.includes(professionalId)) return;
  throw new Forbidden(
    'patients.export.lent',
    'La liste entière des patients ne s’exporte pas avec un droit prêté par un praticien. Rien n’est sorti : demandez l’export à un praticien du cabinet.',
  );
}

/**
 * Every patient of the practice as a file for spreadsheets, in pieces, under titles that the import reads again. Files
 * that their patient closed to whoever exports are left out.
 */
export async function* exportedFile(context: PatientsContext): AsyncGenerator<string> {
  yield spreadsheetHead(TITLES);
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await context.database
      .selectFrom('patients.patients')
      .selectAll()
      .where('merged_into', 'is', null)
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    const access = await accessTo(
      context,
      rows.map(({ id }) => id),
    );
    const open = rows.filter(({ id }) => access.get(id) !== 'banned');
    yield open.map((row) => spreadsheetLine(cells(context, row))).join('');
    after = last.id;
  }
}

function cells(context: PatientsContext, row: PatientRow): (string | null)[] {
  return [
    ...[row.birth_name, row.birth_first_names, row.used_name, row.used_first_name, row.birth_date, row.sex],
    ...[row.birth_place_code, row.phone, row.second_phone, row.email, row.address_line, row.postal_code, row.city],
    row.alert_sealed === null ? null : openSealed(context, `patients.patients.alert:${row.id}`, row.alert_sealed),
    row.identity_status,
  ];
}

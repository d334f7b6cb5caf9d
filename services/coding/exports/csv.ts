import { spreadsheetText } from '#platform/kernel/csv.ts';
import { NOTICES } from '../notices.ts';
import { PROFILE_TITLES } from '../rights.ts';
import { dotted } from '../validation-rules.ts';
import type { CodedStay } from './coded-stay.ts';

const HEADER = [
  ...['sejour', 'unite', 'hospitalisation', 'entree', 'sortie', 'role', 'code', 'code_pointe', 'libelle', 'origine'],
  ...['remplace', 'statut', 'version', 'valide_par', 'profil', 'valide_le', 'moteur', 'severite', 'dependance'],
  ...['alertes', 'avertissement'],
];

const ORIGINS = {
  accepted: 'proposition acceptée',
  replaced: 'proposition remplacée',
  'entered-by-user': 'saisi par l’utilisateur',
};

/**
 * The coded stay as French spreadsheets read it: one line per code, each complete by itself,
 * with validator, date, engine and notices (CIM-54).
 */
export function codedStayCsv({ stay, coding, quality }: CodedStay): string {
  const notice = `${NOTICES.device} ${NOTICES.responsibility}`;
  const facts = [stay.localId, stay.unit ?? '', stay.hospitalization, stay.admittedOn, stay.dischargedOn ?? ''];
  const signature = [coding.version, coding.by.name, PROFILE_TITLES[coding.by.profile], coding.at, coding.engine];
  const dependency =
    coding.dependency === 'not-coded-here' ? 'non codée ici' : Object.values(coding.dependency).join(' ');
  const severity = coding.severity === 'not-determined' ? 'non déterminée' : coding.severity;
  const warnings = quality.map(({ text }) => text).join(' ');
  const lines = coding.codes.map((code) => [
    ...facts,
    ...[code.role, code.code, dotted(code.code), code.label, ORIGINS[code.origin], code.replaces ?? '', 'validé'],
    ...signature,
    ...[severity, dependency, warnings, notice],
  ]);
  return spreadsheetText([HEADER, ...lines]);
}

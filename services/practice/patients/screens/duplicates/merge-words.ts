import { middleDate } from '#platform/web/french/dates.ts';
import { counted } from '#platform/web/french/numbers.ts';
import type { MergedField, MergePreview } from '../../api/duplicates.ts';
import type { Sex } from '../../api/vocabulary.ts';
import { phoneText, SEX_WORDS } from '../words.ts';

export const FIELD_WORDS: Readonly<Record<MergedField, string>> = {
  ...{ birthName: 'Nom de naissance', birthFirstNames: 'Prénoms', usedName: 'Nom utilisé' },
  ...{ usedFirstName: 'Prénom utilisé', birthDate: 'Date de naissance', sex: 'Sexe' },
  ...{ birthPlaceCode: 'Lieu de naissance', phone: 'Téléphone', secondPhone: 'Autre téléphone', email: 'E-mail' },
  ...{ address: 'Adresse', alert: 'Alerte' },
};

/** A value as people read it; "vide" where there is none. */
export function shownValue(field: MergedField, value: string | null): string {
  if (value === null) return 'vide';
  if (field === 'phone' || field === 'secondPhone') return phoneText(value);
  if (field === 'birthDate') return middleDate(value);
  return field === 'sex' ? SEX_WORDS[value as Sex] : value;
}

const TABLES: Readonly<Record<string, readonly [string, string]>> = {
  'agenda.appointments': ['rendez-vous', 'rendez-vous'],
  'booking.uploads': ['document envoyé', 'documents envoyés'],
  'patients.notes': ['note', 'notes'],
  'patients.documents': ['document', 'documents'],
  'patients.companions': ['accompagnant', 'accompagnants'],
  'patients.coverages': ['couverture', 'couvertures'],
  'patients.consultations': ['consultation', 'consultations'],
  'patients.oppositions': ['opposition', 'oppositions'],
  'patients.consents': ['ligne du registre', 'lignes du registre'],
};

/** "Passent au dossier gardé : 3 rendez-vous, 1 note et 2 autres lignes." */
export function movingText(moving: MergePreview['moving']): string {
  const known = moving.flatMap(({ table, rows }) => {
    const words = TABLES[table];
    return words === undefined ? [] : [counted(rows, ...words)];
  });
  const others = moving.filter(({ table }) => !(table in TABLES)).reduce((sum, { rows }) => sum + rows, 0);
  const parts = [...known, ...(others > 0 ? [counted(others, 'autre ligne', 'autres lignes')] : [])];
  if (parts.length === 0) return 'Rien d’autre ne pointe vers le dossier fusionné.';
  return `Passent au dossier gardé : ${new Intl.ListFormat('fr-FR').format(parts)}.`;
}

import type { Permission } from '#platform/kernel/module.ts';

/**
 * Rights on patients. They are held for the whole practice or for one professional: patients are shared by the
 * practice, so that any reach opens a file, and only the patient's own ban closes it again (MAI-270).
 */
export const permissions: readonly Permission[] = [
  permission('patients.records.read', 'Voir les patients : identité, coordonnées, couverture'),
  permission('patients.records.write', 'Créer et modifier les patients, inscrire leurs oppositions et consentements'),
  permission('patients.documents.read', 'Ouvrir et télécharger les documents des patients'),
  permission('patients.documents.write', 'Déposer et effacer les documents des patients'),
  permission('patients.notes.read', 'Lire les notes sur les patients'),
  permission('patients.notes.write', 'Écrire des notes sur les patients'),
  permission('patients.merge', 'Fusionner deux dossiers du même patient'),
  permission('patients.import', 'Importer et exporter la liste des patients'),
];

function permission(name: string, title: string): Permission {
  return { name, title, scope: 'professional' };
}

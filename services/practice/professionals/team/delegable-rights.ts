import { OWN_RIGHTS } from '../rights.ts';

/** A right that a professional may tick for somebody (MAI-018). */
export interface DelegableRight {
  readonly name: string;
  readonly title: string;
  /** Where it stands in the matrix. */
  readonly group: string;
}

const TITLES: Readonly<Record<(typeof OWN_RIGHTS)[number], readonly [group: string, title: string]>> = {
  'agenda.appointments.read': ['Agenda', 'Voir l’agenda'],
  'agenda.appointments.write': ['Agenda', 'Prendre, déplacer, annuler'],
  'agenda.appointments.overbook': ['Agenda', 'Placer en surnombre'],
  'agenda.hours.write': ['Agenda', 'Horaires et congés'],
  'agenda.reasons.write': ['Agenda', 'Motifs'],
  'patients.records.read': ['Patients', 'Coordonnées'],
  'patients.records.write': ['Patients', 'Modifier les fiches'],
  'patients.documents.read': ['Patients', 'Lire les documents'],
  'patients.documents.write': ['Patients', 'Ajouter des documents'],
  'patients.notes.read': ['Patients', 'Lire les notes'],
  'patients.notes.write': ['Patients', 'Écrire des notes'],
  'patients.merge': ['Patients', 'Fusionner des doublons'],
  'patients.import': ['Patients', 'Importer et exporter la liste'],
  'directory.profile.write': ['Public', 'Profil public'],
  'reminders.read': ['Messages', 'Voir les rappels'],
  'reminders.send': ['Messages', 'Envoyer un rappel'],
  'waiting-list.manage': ['Messages', 'Liste d’attente'],
};

/** All of them, in the order of the matrix. None is given to begin with. */
export const DELEGABLE: readonly DelegableRight[] = OWN_RIGHTS.map((name) => {
  const [group, title] = TITLES[name];
  return { name, title, group };
});

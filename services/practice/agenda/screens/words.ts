import type { SeriesScope } from '../api/appointments.ts';
import type { ChangeKind } from '../api/follow-up.ts';
import type { ClosureView } from '../api/hours.ts';
import type { AppointmentState, BrokenRule, CancelCause, Origin, Place } from '../api/vocabulary.ts';

/** Words of the agenda as people read them on screen. */

/** Of one appointment, in a sentence or beside its icon. None of them has to agree with the patient. */
export const STATE_WORDS: Readonly<Record<AppointmentState, string>> = {
  booked: 'à confirmer',
  confirmed: 'confirmé',
  arrived: 'sur place',
  'in-progress': 'en cours',
  done: 'terminé',
  missed: 'manqué',
  cancelled: 'annulé',
};

/** Of several visits, after their number. */
export const STATE_COUNTS: Readonly<Record<AppointmentState, readonly [one: string, many: string]>> = {
  done: ['vu', 'vus'],
  'in-progress': ['en cours', 'en cours'],
  arrived: ['arrivé', 'arrivés'],
  confirmed: ['confirmé', 'confirmés'],
  booked: ['à confirmer', 'à confirmer'],
  missed: ['manqué', 'manqués'],
  cancelled: ['annulé', 'annulés'],
};

/** The order in which a day is counted: what is done first. */
export const STATE_ORDER: readonly AppointmentState[] = [
  'done',
  'in-progress',
  'arrived',
  'confirmed',
  'booked',
  'missed',
  'cancelled',
];

export const PLACE_WORDS: Readonly<Record<Place, string>> = {
  site: 'au cabinet',
  video: 'en vidéo',
  home: 'à domicile',
};

/** Where an appointment comes from (MAI-072). */
export const ORIGIN_WORDS: Readonly<Record<Origin, string>> = {
  practice: 'Cabinet',
  online: 'En ligne',
  referral: 'Adressage',
  sas: 'SAS',
  secretariat: 'Secrétariat',
};

/** The offer, as whoever works with the agenda reads it (MAI-065). */
export const VERSION_WORDS = { initial: 'Agenda Initial', premium: 'Agenda Premium' } as const;

/** Which appointments of a series an act is for. */
export const SCOPE_WORDS: Readonly<Record<SeriesScope, string>> = {
  one: 'Ce rendez-vous seulement',
  following: 'Celui-ci et les suivants',
  all: 'Tous ceux à venir',
};

/** Why an appointment was cancelled. */
export const CANCEL_WORDS: Readonly<Record<CancelCause, string>> = {
  patient: 'Demandé par le patient',
  professional: 'Empêchement du praticien',
  closure: 'Fermeture ou congé',
  mistake: 'Erreur de saisie',
  other: 'Autre raison',
};

/** Kinds of closure. */
export const CLOSURE_WORDS: Readonly<Record<ClosureView['kind'], string>> = {
  leave: 'Congé',
  training: 'Formation',
  meeting: 'Réunion',
  break: 'Pause',
  closed: 'Fermé',
};

/** Kinds of change in the history of an appointment. */
export const CHANGE_WORDS: Readonly<Record<ChangeKind, string>> = {
  created: 'Rendez-vous pris',
  moved: 'Déplacé',
  resized: 'Durée changée',
  changed: 'Modifié',
  state: 'État changé',
  cancelled: 'Annulé',
  undone: 'Retour en arrière',
};

/** Rules that a time breaks, as whoever is refused reads them (SEC-28). */
export const RULE_WORDS: Readonly<Record<BrokenRule, string>> = {
  past: 'heure passée',
  'not-open': 'hors des horaires',
  closed: 'fermé ou en congé',
  holiday: 'jour férié',
  'reason-not-offered': 'motif non proposé à cette heure',
  'place-not-offered': 'lieu non proposé à cette heure',
  'reason-not-practised': 'motif non pratiqué',
  duration: 'durée différente',
  quota: 'nombre du jour atteint',
  'resource-missing': 'salle ou appareil non libre',
};

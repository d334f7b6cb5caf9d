/** Words of the agenda as people read them on screen. */

/** Where a visit is on its way. */
export type VisitState = 'booked' | 'confirmed' | 'arrived' | 'in-progress' | 'done' | 'missed' | 'cancelled';

/** Of one visit, in a sentence or beside its icon; those that agree do so with the patient. */
export function stateWord(state: VisitState, sex: string | null = null): string {
  const e = sex === 'F' ? 'e' : '';
  const words: Readonly<Record<VisitState, string>> = {
    booked: 'à confirmer',
    confirmed: 'confirmé',
    arrived: `arrivé${e}`,
    'in-progress': 'en cours',
    done: `vu${e}`,
    missed: 'manqué',
    cancelled: 'annulé',
  };
  return words[state];
}

/** Of several visits, after their number. */
export const STATE_COUNTS: Readonly<Record<VisitState, readonly [one: string, many: string]>> = {
  done: ['vu', 'vus'],
  'in-progress': ['en cours', 'en cours'],
  arrived: ['arrivé', 'arrivés'],
  confirmed: ['confirmé', 'confirmés'],
  booked: ['à confirmer', 'à confirmer'],
  missed: ['manqué', 'manqués'],
  cancelled: ['annulé', 'annulés'],
};

/** The order in which a day is counted: what is done first. */
export const STATE_ORDER: readonly VisitState[] = [
  'done',
  'in-progress',
  'arrived',
  'confirmed',
  'booked',
  'missed',
  'cancelled',
];

export const PLACE_WORDS = { site: 'au cabinet', video: 'en vidéo', home: 'à domicile' } as const;

/** Where an appointment comes from (MAI-072). */
export const ORIGIN_WORDS = {
  practice: 'Cabinet',
  online: 'En ligne',
  referral: 'Adressage',
  sas: 'SAS',
  secretariat: 'Secrétariat',
} as const;

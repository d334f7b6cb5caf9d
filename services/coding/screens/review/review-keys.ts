/** What a key does in the review, and its line in the sheet of keys; the page gives each its act. */
export interface ReviewKey {
  readonly keys: string;
  readonly title: string;
  readonly group: 'Décider' | 'Se déplacer' | 'Ce séjour';
  /** Also works, unlisted. */
  readonly also?: string;
}

export const REVIEW_KEYS = {
  accept: { keys: 'enter', title: 'Accepter la proposition', group: 'Décider' },
  refuse: { keys: 'x', title: 'Refuser', group: 'Décider' },
  refuseWhy: { keys: 'shift+x', title: 'Refuser en disant pourquoi', group: 'Décider' },
  replace: { keys: 'r', title: 'Remplacer par un autre code', group: 'Décider' },
  add: { keys: 'a', title: 'Ajouter un code', group: 'Décider' },
  undo: { keys: 'z', title: 'Annuler ma dernière décision', group: 'Décider' },
  signal: { keys: 's', title: 'Signaler une anomalie', group: 'Décider' },
  next: { keys: 'j', title: 'Ligne suivante', group: 'Se déplacer', also: 'arrowdown' },
  previous: { keys: 'k', title: 'Ligne précédente', group: 'Se déplacer', also: 'arrowup' },
  nextUndecided: { keys: 'd', title: 'Prochaine à décider', group: 'Se déplacer' },
  showText: { keys: 't', title: 'Voir dans le texte', group: 'Se déplacer' },
  aside: { keys: 'e', title: 'Vu et écarté', group: 'Se déplacer' },
  nextStay: { keys: 'shift+j', title: 'Séjour suivant', group: 'Se déplacer' },
  previousStay: { keys: 'shift+k', title: 'Séjour précédent', group: 'Se déplacer' },
  close: { keys: 'c', title: 'Clore le codage', group: 'Ce séjour' },
  history: { keys: 'h', title: 'Versions et décisions', group: 'Ce séjour' },
} as const satisfies Readonly<Record<string, ReviewKey>>;

export type ReviewAct = keyof typeof REVIEW_KEYS;

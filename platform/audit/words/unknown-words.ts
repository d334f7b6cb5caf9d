/** What the last word of an action says, as a noun: it agrees with any object. */
const DEEDS: Readonly<Record<string, string>> = {
  added: 'Ajout',
  approved: 'Accord',
  asked: 'Demande',
  cancelled: 'Annulation',
  changed: 'Modification',
  closed: 'Clôture',
  confirmed: 'Confirmation',
  created: 'Création',
  deleted: 'Suppression',
  ended: 'Fin',
  erase: 'Effacement',
  erased: 'Effacement',
  export: 'Export',
  exported: 'Export',
  granted: 'Attribution',
  imported: 'Import',
  joined: 'Arrivée',
  listed: 'Lecture de la liste',
  loaded: 'Chargement',
  moved: 'Déplacement',
  opened: 'Ouverture',
  paid: 'Paiement',
  read: 'Lecture',
  received: 'Réception',
  refused: 'Refus',
  removed: 'Retrait',
  renewed: 'Renouvellement',
  replaced: 'Remplacement',
  reported: 'Signalement',
  restored: 'Rétablissement',
  revoked: 'Révocation',
  sent: 'Envoi',
  signed: 'Signature',
  started: 'Début',
  store: 'Dépôt',
  stored: 'Dépôt',
  undone: 'Annulation',
  validated: 'Validation',
  withdrawn: 'Retrait',
};

const spaced = (word: string): string => word.replaceAll('-', ' ');
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** A name nobody has put in French yet, made readable: `billing.credit-note` gives "Credit note". */
export function readable(name: string): string {
  return capital(spaced(name.split('.').at(-1) ?? name));
}

/** An action nobody has put in French yet: `agenda.visit.moved` gives "Déplacement (visit)". */
export function readableAction(action: string): string {
  const [, ...words] = action.split('.');
  const deed = DEEDS[words.at(-1) ?? ''];
  const about = words.slice(0, deed === undefined ? undefined : -1).map(spaced);
  if (deed === undefined) return capital(about.join(', ')) || readable(action);
  return about.length === 0 ? deed : `${deed} (${about.join(', ')})`;
}

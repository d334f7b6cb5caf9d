interface Named {
  readonly id: string;
  readonly name: string;
}

/** "tous les praticiens", "Dr Quéré", "2 praticiens"; rooms are counted, there being few: "1 salle". */
export function resourceWords(group: readonly Named[], chosen: readonly string[], noun: 'praticien' | 'salle'): string {
  const [first, ...others] = group.filter(({ id }) => chosen.includes(id));
  const count = first === undefined ? 0 : others.length + 1;
  const counted = `${String(count)} ${noun}${count > 1 ? 's' : ''}`;
  if (first === undefined) return noun === 'salle' ? 'aucune salle' : 'aucun praticien';
  if (noun === 'salle') return counted;
  if (count === group.length && count > 1) return 'tous les praticiens';
  return others.length === 0 ? first.name : counted;
}

/** "tous les motifs", the name of the one, "3 motifs". */
export function chosenWords(all: readonly Named[], chosen: readonly string[]): string {
  if (chosen.length === 0) return 'tous les motifs';
  const [first] = all.filter(({ id }) => chosen.includes(id));
  return chosen.length === 1 && first !== undefined ? first.name : `${String(chosen.length)} motifs`;
}

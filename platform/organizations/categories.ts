/** Closed list of client categories (CIM-07). */
export const CATEGORIES = [
  { name: 'smr-establishment', title: 'Établissement de SMR', kind: 'establishment' },
  { name: 'clinic', title: 'Clinique', kind: 'establishment' },
  { name: 'public-hospital', title: 'Hôpital public', kind: 'establishment' },
  { name: 'private-hospital', title: 'Hôpital privé', kind: 'establishment' },
  { name: 'dim-physician', title: 'Médecin DIM', kind: 'individual' },
  { name: 'tim', title: 'Technicien de l’information médicale', kind: 'individual' },
  { name: 'mpr-physician', title: 'Médecin MPR', kind: 'individual' },
] as const;

export type Category = (typeof CATEGORIES)[number]['name'];
export const CATEGORY_NAMES = CATEGORIES.map(({ name }) => name);

/** An individual is one professional with one access; an establishment has several (CIM-12, CIM-13). */
export function kindOfCategory(category: Category): 'establishment' | 'individual' {
  return CATEGORIES.find(({ name }) => name === category)!.kind;
}

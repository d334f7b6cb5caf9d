/** Closed list of client categories (CIM-07). */
const CATEGORIES = [
  { name: 'smr-establishment', kind: 'establishment' },
  { name: 'clinic', kind: 'establishment' },
  { name: 'public-hospital', kind: 'establishment' },
  { name: 'private-hospital', kind: 'establishment' },
  { name: 'dim-physician', kind: 'individual' },
  { name: 'tim', kind: 'individual' },
  { name: 'mpr-physician', kind: 'individual' },
] as const;

export type Category = (typeof CATEGORIES)[number]['name'];
export const CATEGORY_NAMES = CATEGORIES.map(({ name }) => name);

/** An individual is one professional with one access; an establishment has several (CIM-12, CIM-13). */
export function kindOfCategory(category: Category): 'establishment' | 'individual' {
  return CATEGORIES.find(({ name }) => name === category)!.kind;
}

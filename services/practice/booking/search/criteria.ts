import { z } from 'zod';

const text = z.string().trim().max(120).default('');

/** What the search asks, as the address of its page and of its API says it. */
export const criteriaQuery = z.object({
  /** A kind of care, a name, or both. */
  quoi: text,
  /** A town or a postal code. */
  ou: text,
  /** How soon. */
  quand: z.enum(['', 'aujourdhui', '3-jours', '7-jours']).catch('').default(''),
  km: z.coerce
    .number()
    .catch(10)
    .default(10)
    .transform((km) => RADII.find((one) => one >= km) ?? 100),
  mode: z.enum(['tous', 'place', 'video']).catch('tous').default('tous'),
  secteur: z.enum(['tous', '1', '1-2']).catch('tous').default('tous'),
  /** First of the four days shown. */
  jour: z.iso.date().optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(500).catch(1).default(1),
});
export type Criteria = z.output<typeof criteriaQuery>;

/** Distances one may choose, in kilometres. */
export const RADII = [1, 3, 5, 10, 20, 50, 100];

/** How soon, in days from today; null for whenever. */
export function withinDays(quand: Criteria['quand']): number | null {
  return { '': null, aujourdhui: 1, '3-jours': 3, '7-jours': 7 }[quand];
}

/** The address of a search, without what is as it is unless said. */
export function searchAddress(criteria: Partial<Criteria>): string {
  const usual = { quoi: '', ou: '', quand: '', km: 10, mode: 'tous', secteur: 'tous', jour: undefined, page: 1 };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...usual, ...criteria })) {
    if (value !== undefined && value !== usual[name as keyof typeof usual]) query.set(name, String(value));
  }
  return `/recherche?${query}`;
}

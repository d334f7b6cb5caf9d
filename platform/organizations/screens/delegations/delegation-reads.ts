import { useRead } from '#platform/web/api/queries.ts';
import { middleDate } from '#platform/web/french/dates.ts';
import type { Delegation } from '../../held-delegations.ts';

export const DELEGATIONS = '/api/organizations/delegations';

export interface Delegations {
  readonly given: readonly Delegation[];
  readonly received: readonly Delegation[];
  /** Permissions that may be delegated here. */
  readonly offered: readonly { readonly name: string; readonly title: string; readonly scope: string }[];
}

export const useDelegations = () => useRead<Delegations>(DELEGATIONS);

/** « Depuis le 19 nov. 2026, jusqu’au 3 déc. 2026 » */
export function periodInWords({ since, until, state }: Delegation): string {
  const start = state === 'to-come' ? `Dès le ${middleDate(since)}` : `Depuis le ${middleDate(since)}`;
  return until === null ? `${start}, sans fin` : `${start}, jusqu’au ${middleDate(until)}`;
}

/** « 3 droits », « 1 droit ». */
export function rightsInWords({ permissions }: Delegation): string {
  return permissions.length === 1 ? '1 droit' : `${permissions.length} droits`;
}

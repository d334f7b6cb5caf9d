import { useRead } from '#platform/web/api/queries.ts';
import type { StayList } from '../../api/stays.ts';

/** Where a stay stands among those to review. */
export interface Neighbours {
  readonly previous: string | null;
  readonly next: string | null;
  /** From 1; null when the stay is not to review (any more). */
  readonly place: number | null;
  readonly total: number;
}

/** Stays that wait for a coder, the oldest import first; also what « Reprendre » opens. */
export const TO_REVIEW_QUERY = { state: 'to-review,reopened', sort: 'importedAt', order: 'asc', limit: 500 } as const;

/** The stays to review before and after this one; from one that is not among them, the first. */
export function useNeighbours(stayId: string): Neighbours {
  const list = useRead<StayList>('/api/coding/stays', { query: TO_REVIEW_QUERY, keepFormer: true }).data;
  const ids = list?.stays.map(({ id }) => id) ?? [];
  const place = ids.indexOf(stayId);
  return {
    previous: place > 0 ? (ids[place - 1] ?? null) : null,
    next: ids[place + 1] ?? null,
    place: place === -1 ? null : place + 1,
    total: list?.total ?? 0,
  };
}

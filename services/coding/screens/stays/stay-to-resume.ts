import type { StayLine } from '../../api/stays.ts';

/**
 * The stay to take up again: the one begun last and not finished, else the first that waits.
 * @param toReview in the order in which they came.
 */
export function stayToResume(
  toReview: readonly Pick<StayLine, 'id' | 'proposals' | 'remaining' | 'changedAt'>[],
): string | null {
  const begun = toReview.filter(({ proposals, remaining }) => remaining > 0 && remaining < proposals);
  const latest = begun.toSorted((a, b) => b.changedAt.localeCompare(a.changedAt))[0];
  return (latest ?? toReview[0])?.id ?? null;
}

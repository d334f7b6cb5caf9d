import { useShortcut } from '#platform/web/kit/shortcuts/registry.ts';
import { REVIEW_KEYS, type ReviewAct } from './review-keys.ts';

/** Gives a key of the review to an act. */
export function useReviewKey(act: ReviewAct, run: () => void, enabled = true): void {
  const key: { readonly keys: string; readonly title: string; readonly group: string } = REVIEW_KEYS[act];
  useShortcut(key.keys, key.title, run, { enabled, group: key.group });
}

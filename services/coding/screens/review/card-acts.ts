import type { RefusalReason, ChosenCode } from './new-decision.ts';
import type { ReviewLine } from './review-lines.ts';

/** What one may do from a card. */
export interface CardActs {
  /** Whether this person may decide now; `whyNot` says what stands against it. */
  readonly may: boolean;
  readonly whyNot: string | null;
  readonly accept: (line: ReviewLine) => void;
  readonly refuse: (line: ReviewLine, reason?: RefusalReason) => void;
  /** Opens the search. */
  readonly replace: (line: ReviewLine) => void;
  /** Takes an alternative that the card shows. */
  readonly take: (line: ReviewLine, chosen: ChosenCode) => void;
  /** Withdraws a code added by hand, or takes a decision back. */
  readonly withdraw: (line: ReviewLine) => void;
  /** Null for whoever may not report. */
  readonly report: ((line: ReviewLine) => void) | null;
  readonly showText: (line: ReviewLine, quote: number) => void;
}

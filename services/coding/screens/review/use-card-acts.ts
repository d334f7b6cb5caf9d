import { useMay } from '#platform/web/session/session.tsx';
import { dotted } from '../words.ts';
import type { CardActs } from './card-acts.ts';
import type { ReviewLine } from './review-lines.ts';
import { showInText } from './show-in-text.ts';
import type { Review } from './use-review.ts';
import { useReviewKey } from './use-review-keys.ts';

interface Dialogs {
  readonly replace: (line: ReviewLine) => void;
  readonly report: (line: ReviewLine | null) => void;
  readonly add: () => void;
  /** Brings the report in sight where it is a tab. */
  readonly toText: () => void;
}

/** What the focused card may do, by button and by key. */
export function useCardActs(review: Review, dialogs: Dialogs): CardActs {
  const mayHold = useMay();
  const { view, focused } = review;
  const held = mayHold('coding.stays.decide');
  const may = held && view.may.decide.allowed;
  const whyNot = held ? view.may.decide.reason : 'Décider demande le droit « préparer le codage ».';
  const mayReport = view.may.reportAnomaly.allowed;
  const acts: CardActs = {
    may,
    whyNot: may ? null : whyNot,
    accept: (line) => {
      // Said once is said: Enter held or struck again at the end of a stay decides nothing more.
      if (line.state !== 'accepted') review.settle({ kind: 'accept', line }, `${dotted(line.code)} accepté`);
    },
    refuse: (line, reason) =>
      review.settle(
        { kind: 'refuse', line, ...(reason === undefined ? {} : { reason }) },
        `${dotted(line.code)} refusé`,
      ),
    replace: dialogs.replace,
    take: (line, chosen) =>
      review.settle(
        { kind: 'replace', line, chosen, role: line.role },
        `${dotted(line.code)} remplacé par ${dotted(chosen.code)}`,
      ),
    withdraw: (line) => review.undo(line.decision?.id),
    report: mayReport ? dialogs.report : null,
    showText: (line, quote) => {
      dialogs.toText();
      const start = line.proposal?.quotes[quote]?.start;
      requestAnimationFrame(() => showInText(line.id, 'center', start));
    },
  };
  const proposed = focused?.proposal == null ? null : focused;
  const on = (act: (line: ReviewLine) => void) => () => {
    if (proposed !== null) act(proposed);
  };
  useReviewKey('accept', on(acts.accept), may && proposed !== null);
  useReviewKey(
    'refuse',
    on((line) => acts.refuse(line)),
    may && proposed !== null,
  );
  useReviewKey(
    'refuseWhy',
    () => document.querySelector<HTMLButtonElement>('[data-refuse-why]')?.click(),
    may && proposed !== null,
  );
  useReviewKey('replace', on(acts.replace), may && proposed !== null);
  useReviewKey('add', dialogs.add, may);
  useReviewKey('undo', () => review.undo(), may && view.undoable !== null);
  useReviewKey('signal', () => dialogs.report(proposed), mayReport);
  useReviewKey('next', () => review.move(1));
  useReviewKey('previous', () => review.move(-1));
  useReviewKey('nextUndecided', review.toNextUndecided);
  useReviewKey(
    'showText',
    on((line) => acts.showText(line, 0)),
    proposed !== null,
  );
  return acts;
}

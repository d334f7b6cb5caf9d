import { useCallback, useMemo, useState } from 'react';
import type { StayView } from '../../api/review.ts';
import type { Wish } from './new-decision.ts';
import { segmentGroups, tallies, undecidedCount, type SegmentGroup, type Tally } from './progress-segments.ts';
import { linesOf, neighbour, nextUndecided, roleGroups, type ReviewLine, type RoleGroup } from './review-lines.ts';
import { useDecisions, type Decisions } from './use-decisions.ts';

/** What was just done, said in the toast with its way back. */
export interface Said {
  readonly id: number;
  readonly text: string;
  readonly undoable: boolean;
}

/** A review under way: what is shown, where the work is, and the acts. */
export interface Review extends Decisions {
  readonly groups: readonly RoleGroup[];
  readonly lines: readonly ReviewLine[];
  readonly focused: ReviewLine | null;
  readonly remaining: number;
  readonly segments: readonly SegmentGroup[];
  readonly tallies: readonly Tally[];
  /** `accepted I10`: state and code kept of each line, by its id; what the margin of the report shows. */
  readonly shown: ReadonlyMap<string, string>;
  readonly said: Said | null;
  readonly hush: () => void;
  readonly focus: (id: string) => void;
  readonly move: (step: 1 | -1) => void;
  readonly toNextUndecided: () => void;
  /** Decides, says so, and goes on to the next line to decide. */
  readonly settle: (wish: Wish, said: string) => void;
}

/** Holds a review of `server`, the stay as last read. */
export function useReview(server: StayView): Review {
  const decisions = useDecisions(server);
  const { view } = decisions;
  const groups = useMemo(() => roleGroups(view), [view]);
  const lines = useMemo(() => linesOf(groups), [groups]);
  const shown = useMemo(
    () => new Map(lines.map((line) => [line.id, `${line.state} ${line.decision?.code ?? line.code}`])),
    [lines],
  );
  const [wanted, setWanted] = useState<string | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const focusedId = lines.some(({ id }) => id === wanted)
    ? wanted
    : (nextUndecided(lines, null) ?? lines[0]?.id ?? null);
  const hush = useCallback(() => setSaid(null), []);
  const say = (text: string, undoable: boolean) => setSaid((former) => ({ id: (former?.id ?? 0) + 1, text, undoable }));

  return {
    ...decisions,
    groups,
    lines,
    shown,
    focused: lines.find(({ id }) => id === focusedId) ?? null,
    remaining: undecidedCount(groups),
    segments: segmentGroups(groups),
    tallies: tallies(groups),
    said: decisions.refused === null ? said : null,
    hush,
    focus: setWanted,
    move: (step) => setWanted(neighbour(lines, focusedId, step)),
    toNextUndecided: () => setWanted(nextUndecided(lines, focusedId) ?? focusedId),
    settle: (wish, text) => {
      decisions.decide(wish);
      setWanted(wish.kind === 'add' ? focusedId : (nextUndecided(lines, wish.line.id) ?? wish.line.id));
      say(text, true);
    },
    undo: (decisionId) => {
      const taken = view.undoable?.id === (decisionId ?? view.undoable?.id) ? view.undoable : null;
      decisions.undo(decisionId);
      if (taken?.proposalKey != null) setWanted(taken.proposalKey);
      say('Décision annulée', false);
    },
  };
}

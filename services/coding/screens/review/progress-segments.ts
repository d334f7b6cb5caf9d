import type { Role } from '../../engine/types.ts';
import type { LineState, RoleGroup } from './review-lines.ts';

export interface Segment {
  readonly id: string;
  readonly state: LineState;
}

/** One role of the bar: a segment per decision, in the order of the lines. */
export interface SegmentGroup {
  readonly role: Role;
  readonly segments: readonly Segment[];
  readonly decided: number;
  /** All is decided and no code of this role is kept: counts would make it look complete. */
  readonly empty: boolean;
}

/** The bar of human decisions. A role without a line has an empty group: its place stays. */
export function segmentGroups(groups: readonly RoleGroup[]): readonly SegmentGroup[] {
  const decisions = groups.flatMap(({ lines }) => lines.map(({ decision }) => decision));
  const kept = new Set(decisions.map((made) => (made === null || made.kind === 'refused' ? null : made.role)));
  return groups.map(({ role, lines }) => {
    const decided = lines.filter(({ state }) => state !== 'undecided').length;
    return {
      role,
      segments: lines.map(({ id, state }) => ({ id, state })),
      decided,
      empty: decided > 0 && decided === lines.length && !kept.has(role),
    };
  });
}

export interface Tally {
  readonly state: Exclude<LineState, 'undecided'>;
  readonly count: number;
  readonly words: string;
}

const WORDS: Readonly<Record<Tally['state'], string>> = {
  accepted: 'acceptée',
  replaced: 'remplacée',
  refused: 'refusée',
  added: 'ajoutée',
};

/** What was decided, by kind, those that occur: "6 acceptées", "1 remplacée". */
export function tallies(groups: readonly RoleGroup[]): readonly Tally[] {
  const lines = groups.flatMap((group) => group.lines);
  return (Object.keys(WORDS) as Tally['state'][])
    .map((state) => ({ state, count: lines.filter((line) => line.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => ({ state, count, words: `${count}\u00A0${WORDS[state]}${count > 1 ? 's' : ''}` }));
}

/** How many wait for a decision. */
export function undecidedCount(groups: readonly RoleGroup[]): number {
  return groups.flatMap(({ lines }) => lines).filter(({ state }) => state === 'undecided').length;
}

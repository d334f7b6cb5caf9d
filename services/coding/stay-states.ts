import { Conflict } from '#platform/kernel/errors.ts';
import type { StayState } from './api/vocabulary.ts';

/** What can happen to a stay. */
export type StayEvent =
  | 'report-given'
  | 'analysis-asked'
  /** Asked although decisions were made: they stay in the history and start anew. */
  | 'analysis-restarted'
  | 'proposals-ready'
  | 'scope-doubted'
  | 'scope-refused'
  | 'analysis-failed'
  | 'smr-confirmed'
  | 'smr-denied'
  | 'decided'
  | 'validated'
  | 'reopened';

type Moves = Partial<Record<StayEvent, StayState>>;

const review: Moves = { decided: 'to-review', validated: 'validated', 'analysis-restarted': 'analysing' };

const MOVES: Readonly<Record<StayState, Moves>> = {
  'awaiting-report': { 'report-given': 'imported' },
  imported: { 'report-given': 'imported', 'analysis-asked': 'analysing' },
  analysing: {
    'proposals-ready': 'to-review',
    'scope-doubted': 'scope-doubt',
    'scope-refused': 'out-of-scope',
    'analysis-failed': 'unreadable',
  },
  'scope-doubt': { 'report-given': 'imported', 'smr-confirmed': 'to-review', 'smr-denied': 'out-of-scope' },
  'out-of-scope': { 'report-given': 'imported', 'analysis-asked': 'analysing' },
  unreadable: { 'report-given': 'imported', 'analysis-asked': 'analysing' },
  'to-review': review,
  validated: { reopened: 'reopened' },
  reopened: { ...review, decided: 'reopened' },
};

const WHY_NOT: Readonly<Record<StayState, string>> = {
  'awaiting-report': 'Ce séjour n’a pas encore de compte rendu.',
  imported: 'Le compte rendu n’a pas encore été analysé.',
  analysing: 'L’analyse est en cours ; elle sera prête dans un instant.',
  'scope-doubt': 'Dites d’abord s’il s’agit bien d’un séjour de SMR.',
  'out-of-scope': 'Ce document n’a pas été retenu comme compte rendu de séjour de SMR.',
  unreadable: 'L’analyse n’a pas abouti ; relancez-la ou remplacez le texte.',
  'to-review': 'Ce séjour est en cours de codage.',
  validated: 'Ce codage est validé. Rouvrez-le pour le modifier : la version validée sera conservée.',
  reopened: 'Ce codage a été rouvert et n’est pas encore validé de nouveau.',
};

/** The state that follows, or null when the event has no place in this state. */
export function next(state: StayState, event: StayEvent): StayState | null {
  return MOVES[state][event] ?? null;
}

/**
 * The state that follows.
 * @throws {Conflict} `coding.stay.state` with the sentence that says where the stay is.
 */
export function move(state: StayState, event: StayEvent): StayState {
  const following = next(state, event);
  if (following === null) throw new Conflict('coding.stay.state', WHY_NOT[state]);
  return following;
}

/** The French sentence on why something cannot be done in this state. */
export function whyNot(state: StayState): string {
  return WHY_NOT[state];
}

/**
 * After a new analysis: a stay that was validated before comes back as reopened, so that its former coding stays in
 * sight.
 */
export function afterAnalysis(
  outcome: 'proposals-ready' | 'smr-confirmed',
  state: StayState,
  validatedBefore: boolean,
): StayState {
  const following = move(state, outcome);
  return validatedBefore ? 'reopened' : following;
}

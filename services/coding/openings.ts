import type { Remaining } from './api/decisions.ts';
import type { StayView } from './api/review.ts';
import type { CodingContext } from './context.ts';
import { VALIDATING_PROFILES } from './rights.ts';
import { next, whyNot, type StayEvent } from './stay-states.ts';
import type { StayRow } from './stays.ts';

type Opening = StayView['may']['decide'];

const NO_RIGHT = 'Vos droits ne permettent pas cette action.';
const PERSON_ONLY = 'Une personne décide, jamais un programme.';

/** What this person may do now with this stay and, of each act that is closed, why: it stays in sight, greyed. */
export function openings(context: CodingContext, stay: StayRow, remaining: readonly Remaining[]): StayView['may'] {
  const right = (permission: string) => (context.may(permission) ? null : NO_RIGHT);
  const inState = (...events: StayEvent[]) =>
    events.some((event) => next(stay.state, event) !== null) ? null : whyNot(stay.state);
  const person = context.act.actor.kind === 'person' ? null : PERSON_ONLY;
  const profile = VALIDATING_PROFILES.includes(context.profile)
    ? null
    : 'La validation est réservée aux profils TIM, médecin DIM et médecin.';
  const review = remaining.find(({ kind }) => kind !== 'empty-role')?.text ?? null;
  return {
    analyze: opening(right('coding.stays.import'), inState('analysis-asked', 'analysis-restarted')),
    decide: opening(right('coding.stays.decide'), person, inState('decided')),
    validate: opening(right('coding.stays.validate'), person, profile, inState('validated'), review),
    reopen: opening(right('coding.stays.validate'), person, profile, inState('reopened')),
    export: opening(right('coding.stays.export'), stay.state === 'validated' ? null : whyNot(stay.state)),
    reportAnomaly: opening(
      right('coding.anomalies.report'),
      stay.analysis_id === null ? 'Il n’y a pas encore de résultat à signaler.' : null,
    ),
  };
}

function opening(...reasons: readonly (string | null)[]): Opening {
  const reason = reasons.find((one) => one !== null) ?? null;
  return { allowed: reason === null, reason };
}

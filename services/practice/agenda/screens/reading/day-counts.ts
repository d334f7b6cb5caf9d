import type { AppointmentView } from '../../api/appointments.ts';
import type { ReasonView } from '../../api/resources.ts';
import type { AppointmentState } from '../../api/vocabulary.ts';
import { STATE_ORDER } from '../words.ts';

/** How many appointments are in each state, those with none left out, what is done first. */
export function stateCounts(
  visits: readonly Pick<AppointmentView, 'state'>[],
): readonly { readonly state: AppointmentState; readonly count: number }[] {
  return STATE_ORDER.map((state) => ({ state, count: visits.filter((visit) => visit.state === state).length })).filter(
    ({ count }) => count > 0,
  );
}

/** Reasons present, the most frequent first within the order the practice gave them; cancelled ones apart. */
export function reasonCounts(
  visits: readonly Pick<AppointmentView, 'state' | 'reasonId'>[],
  reasons: readonly ReasonView[],
): readonly { readonly reason: ReasonView; readonly count: number }[] {
  const kept = visits.filter(({ state }) => state !== 'cancelled');
  return reasons
    .map((reason) => ({ reason, count: kept.filter(({ reasonId }) => reasonId === reason.id).length }))
    .filter(({ count }) => count > 0);
}

import { Conflict } from '#platform/kernel/errors.ts';
import type { AppointmentState } from './api/vocabulary.ts';
import type { AppointmentRow } from './appointments.ts';

export type SettableState = Exclude<AppointmentState, 'cancelled'>;

/** The hours of a visit's steps, in their order. */
const STEPS = [
  ['confirmed', 'confirmed_at'],
  ['arrived', 'arrived_at'],
  ['in-progress', 'started_at'],
  ['done', 'done_at'],
] as const;

type Steps = Pick<AppointmentRow, 'confirmed_at' | 'arrived_at' | 'started_at' | 'done_at' | 'missed_at'>;

/**
 * The hours of the steps once a visit is in this state: those reached keep theirs, the new one is now, later ones are
 * forgotten. A visit may go back, to mend a click.
 */
export function stepsFor(state: SettableState, known: Steps, now: Temporal.Instant): Steps {
  const at = now.toString();
  const { confirmed_at, arrived_at, started_at, done_at } = known;
  const missed_at = state === 'missed' ? at : null;
  const steps: Record<keyof Steps, string | null> = { confirmed_at, arrived_at, started_at, done_at, missed_at };
  const reached = state === 'missed' ? 0 : STEPS.findIndex(([name]) => name === state);
  for (const [index, [, column]] of STEPS.entries()) {
    if (index > reached) steps[column] = null;
    else if (index === reached && state !== 'missed') steps[column] = at;
  }
  return steps;
}

/**
 * @param today whether the day of the visit has come, where it takes place.
 * @throws {Conflict} `agenda.appointment.state` for a cancelled visit; `agenda.appointment.too-early` before its day, or
 *   its hour for a missed one.
 */
export function refuseState(
  row: Pick<AppointmentRow, 'state' | 'starts_at'>,
  wanted: SettableState,
  { now, today }: { readonly now: Temporal.Instant; readonly today: boolean },
): void {
  if (row.state === 'cancelled') throw new Conflict('agenda.appointment.state', 'Ce rendez-vous est annulé.');
  const begun = Temporal.Instant.compare(row.starts_at, now) <= 0;
  const early = wanted === 'missed' ? !begun : !['booked', 'confirmed'].includes(wanted) && !today;
  if (!early) return;
  throw new Conflict('agenda.appointment.too-early', 'Ce rendez-vous n’a pas encore eu lieu : rien n’a été changé.');
}

/** Minutes from arrival until called in, or until now for who still waits; null for who has not arrived. */
export function waitingMinutes(
  row: Pick<AppointmentRow, 'state' | 'arrived_at' | 'started_at'>,
  now: Temporal.Instant,
): number | null {
  const until = row.started_at ?? (row.state === 'arrived' ? now.toString() : null);
  if (row.arrived_at === null || until === null) return null;
  return Math.max(0, Math.floor((Date.parse(until) - Date.parse(row.arrived_at)) / 60_000));
}

import { newId } from '#platform/kernel/ids.ts';
import type { CascadeView, NewRequest } from '../api.ts';
import type { WaitingScene } from './scene.ts';

/** The instant of a wall time in Paris. */
export const at = (local: string) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Paris').toInstant().toString();

/** Puts a patient on the list. @returns the request */
export async function wait(scene: WaitingScene, patientId: string, given: Partial<NewRequest> = {}): Promise<string> {
  const id = newId();
  const { consultation, resourceId } = scene;
  const body = { id, patientId, reasonIds: [consultation], resourceIds: [resourceId], ...given };
  await scene.call('POST', 'waiting-list/requests', body);
  return id;
}

/** @returns the appointment */
export async function bookAt(scene: WaitingScene, local: string, patientId: string | null = null): Promise<string> {
  const id = newId();
  const { consultation: reasonId, resourceId } = scene;
  await scene.call('POST', 'agenda/appointments', { id, resourceId, reasonId, patientId, startsAt: at(local) });
  return id;
}

/** Cancels an appointment nobody changed, and lets what follows happen. */
export async function cancel(scene: WaitingScene, appointmentId: string): Promise<void> {
  await scene.call('POST', `agenda/appointments/${appointmentId}/cancel`, { version: 1 });
  await scene.settle();
}

/** Freed times as the practice sees them. */
export async function cascades(scene: WaitingScene): Promise<readonly CascadeView[]> {
  return (await scene.call<{ cascades: CascadeView[] }>('GET', 'waiting-list/cascades')).cascades;
}

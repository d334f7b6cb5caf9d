import { Forbidden } from '#platform/kernel/errors.ts';
import type { PatientsContext } from './context.ts';

/**
 * Patients are shared by the practice: a right held for one professional opens them.
 * @throws {Forbidden} `permission.missing`
 */
export function requireReach(context: Pick<PatientsContext, 'reach'>, permission: string): void {
  if (context.reach(permission).length > 0) return;
  throw new Forbidden('permission.missing', 'Vos droits dans ce cabinet ne permettent pas cette action.');
}

/**
 * The person who acts: some acts belong to persons, never to a program.
 * @throws {Forbidden} `patients.person-only`
 */
export function requirePerson(context: Pick<PatientsContext, 'act'>): { readonly id: string; readonly name: string } {
  const { actor } = context.act;
  if (actor.kind === 'person') return actor;
  throw new Forbidden('patients.person-only', 'Une personne doit faire cela elle-même : connectez-vous.');
}

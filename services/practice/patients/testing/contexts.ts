import type { PracticeContext } from '#services/practice/professionals/module.ts';
import type { PatientsCaller } from './caller.ts';
import type { PatientsScene } from './scene.ts';

/** The context another room would hold when this person calls it. */
export async function contextFor(scene: PatientsScene, caller: PatientsCaller): Promise<PracticeContext> {
  const { id, name, permissions } = caller.person;
  const reach = caller.person.reach;
  return {
    ...{ organizationId: scene.organizationId, organizationName: 'Cabinet des Tilleuls', database: scene.database },
    act: { actor: { kind: 'person', id, name }, origin: null, onBehalfOf: null },
    now: scene.clock.now(),
    textKey: await scene.keys.key(scene.organizationId, 'text'),
    may: (permission) => permissions.includes(permission) && reach === 'all',
    reach: (permission) => (permissions.includes(permission) ? reach : []),
  };
}

import type { ResourceView } from '../../api/resources.ts';

/** Whose week is shown when one asks for a week of all: one's own, else the first professional's. */
export function firstAgenda(
  resources: readonly Pick<ResourceView, 'id' | 'kind' | 'professionalId'>[],
  own: string | null,
): readonly string[] {
  const people = resources.filter(({ kind }) => kind === 'professional');
  const shown = people.find(({ professionalId }) => own !== null && professionalId === own) ?? people[0];
  return shown === undefined ? [] : [shown.id];
}

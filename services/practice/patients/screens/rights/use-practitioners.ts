import { useRead } from '#platform/web/api/queries.ts';
import type { Choice } from '#platform/web/kit/form/choice-fields.tsx';

interface Practitioners {
  readonly practitioners: readonly { readonly id: string; readonly name: string }[];
}

/** Practitioners of the practice, to choose one. */
export function usePractitioners(): readonly Choice[] {
  const { data } = useRead<Practitioners>('/api/patients/practitioners');
  return (data?.practitioners ?? []).map(({ id, name }) => ({ value: id, label: name }));
}

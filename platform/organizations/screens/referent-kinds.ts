import type { Choice } from '#platform/web/kit/form/choice-fields.tsx';

/** In what capacity a referent opens accesses (CIM-22). */
export const REFERENT_KINDS: readonly Choice[] = [
  { value: 'administrative', label: 'Administratif' },
  { value: 'medical', label: 'Médical' },
];

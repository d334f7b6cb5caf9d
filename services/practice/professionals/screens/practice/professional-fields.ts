import type { Choice } from '#platform/web/kit/form/choice-fields.tsx';

export const PROFESSIONALS = '/api/professionals/professionals';

const NAMES = ['Pétrole', 'Vert', 'Sable', 'Rose', 'Violet', 'Bleu'];

/** The six grounds of the agenda. */
export const COLORS: readonly Choice[] = NAMES.map((label, at) => ({ value: String(at + 1), label }));

import { counted } from '#platform/web/french/numbers.ts';
import type { ShownVerification } from '../../entry-shapes.ts';

export type Fault = Extract<ShownVerification, { intact: false }>;

/**
 * What is safe although a fault was found. Verification stops at the first fault; of the batches after it nothing is
 * known, and before a broken seal only the chain of seals was read, not every line.
 */
export function whatIsSafe({ fault, batch }: Pick<Fault, 'fault' | 'batch'>): string {
  const before = counted(batch - 1, 'lot précédent', 'lots précédents');
  if (fault === 'anchor-missing') return `${capital(counted(batch, 'lot'))} du journal ont été relus et sont intacts.`;
  if (batch <= 1) return 'Le journal reste lisible et peut être exporté tel quel.';
  if (fault === 'tail-cut') return `Ce qui reste est intact : ${before}, relus en entier.`;
  if (fault.startsWith('line-')) return `Intact : ${before}, relus en entier. La suite n’a pas été relue.`;
  return `Les sceaux de ${before} se suivent sans manque. La suite n’a pas été relue.`;
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

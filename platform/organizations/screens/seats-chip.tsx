import { IconArmchair } from '@tabler/icons-react';
import { StateChip } from '#platform/web/kit/chip.tsx';
import type { Seats } from '../seats.ts';

/** Accesses taken, of those the plan allows (CIM-21). */
export function SeatsChip({ seats: { used, total } }: { readonly seats: Seats }) {
  if (total === null) return null;
  return (
    <StateChip tone={used >= total ? 'warn' : 'neutral'} icon={IconArmchair}>
      {used} accès pris sur {total}
    </StateChip>
  );
}

import { useRead } from '#platform/web/api/queries.ts';
import { useLive } from '#platform/web/api/use-live.ts';
import { useMay } from '#platform/web/session/session.tsx';

/**
 * A freed time offered to the waiting list, as `GET /api/waiting-list/cascades` says it. That room stands above this one
 * and is known here only by what it answers.
 */
export interface FreedTime {
  readonly id: string;
  readonly resourceId: string;
  readonly resourceName: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly state: 'offering' | 'filled' | 'exhausted' | 'taken-back' | 'lapsed';
  readonly candidates: number;
  readonly current: {
    readonly patient: { readonly name: string | null };
    readonly rank: number;
    readonly channel: 'sms' | 'email';
    readonly sentAt: string;
    readonly deadline: string;
  } | null;
}

const NONE: readonly FreedTime[] = [];

/** Freed times that are being offered now. */
export function useFreedTimes(): readonly FreedTime[] {
  const may = useMay();
  const read = useRead<{ readonly cascades: readonly FreedTime[] }>('/api/waiting-list/cascades', {
    enabled: may('waiting-list.manage'),
  });
  useLive(['waiting-list.cascade.changed'], ['/api/waiting-list']);
  return read.data?.cascades.filter(({ state, current }) => state === 'offering' && current !== null) ?? NONE;
}

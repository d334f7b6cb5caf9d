import { recordAct } from '#platform/audit/record.ts';
import type { RefusalJournal } from '#platform/http/session.ts';
import type { Clock } from '#platform/kernel/clock.ts';

/** Writes in the organisation's own journal that a member asked for what they may not do (CIM-22, CIM-24). */
export function refusalJournal(clock: Clock): RefusalJournal {
  return {
    permissionMissing: (organization, act, permission) =>
      recordAct(organization, act, {
        ...{ action: 'organizations.permission.missing', object: { kind: 'permission', id: null }, at: clock.now() },
        details: { permission },
      }),
  };
}

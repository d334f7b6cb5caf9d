import { useRef, useState } from 'react';
import { useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import type { TeamMember } from '../../api/team.ts';
import { pathOf, TEAM, withPermissions } from './teams.ts';

export const keyOf = ({ personId, role, state, since }: TeamMember): string =>
  `${personId} ${role} ${state === 'to-come' ? since : ''}`;

/** What each member of a team may do, as it is ticked. */
export interface HeldRights {
  held(member: TeamMember): readonly string[];
  give(member: TeamMember, permissions: readonly string[]): Promise<void>;
}

/**
 * Each order says all that a person holds: one given before the answer to the last must start from what that one asked,
 * and leave after it, or it would take back what was just given.
 */
export function useHeldRights(professionalId: string): HeldRights {
  const refresh = useRefresh();
  const [asked, setAsked] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  const orders = useRef<Promise<unknown>>(Promise.resolve());
  return {
    held: (member) => asked.get(keyOf(member)) ?? member.permissions,
    give: async (member, permissions) => {
      const key = keyOf(member);
      setAsked((before) => new Map(before).set(key, permissions));
      const order = orders.current.then(() =>
        api.put(pathOf(professionalId, member.personId), withPermissions(member, permissions)),
      );
      orders.current = order.catch(() => {});
      try {
        await order;
      } finally {
        await refresh([TEAM]);
        setAsked((before) =>
          before.get(key) === permissions ? new Map([...before].filter(([other]) => other !== key)) : before,
        );
      }
    },
  };
}

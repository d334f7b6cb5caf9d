import { useState } from 'react';
import { DelegationPanel } from '#platform/organizations/screens/delegations/delegation-panel.tsx';
import { periodInWords, rightsInWords } from '#platform/organizations/screens/delegations/delegation-reads.ts';
import { useRefresh } from '#platform/web/api/queries.ts';
import { Avatar } from '#platform/web/kit/avatar.tsx';
import { Card } from '#platform/web/kit/card.tsx';
import type { Teams } from '../../api/team.ts';
import { TEAM } from './teams.ts';
import practice from '../practice/practice.module.css';

type Outside = Teams['outside'][number];

/** Other organisations whose members work for the practice: a secretariat outside it. Its referent ends that. */
export function OutsideCard({ outside }: { readonly outside: readonly Outside[] }) {
  const [opened, setOpened] = useState<string | null>(null);
  const refresh = useRefresh();
  const delegation = outside.find(({ organizationId }) => organizationId === opened);
  const close = () => {
    setOpened(null);
    void refresh([TEAM]);
  };
  return (
    <Card title="Secrétariat extérieur" flush>
      <ul className={practice.list}>
        {outside.map((one) => (
          <li key={one.organizationId}>
            <button type="button" className={practice.row} onClick={() => setOpened(one.organizationId)}>
              <Avatar name={one.name} square />
              <span className={practice.names}>
                <span className={practice.name}>{one.name}</span>
                <span className={practice.note}>
                  {[
                    rightsInWords(one),
                    one.professionals.length === 0 ? 'pour tout le cabinet' : `pour ${one.professionals.join(', ')}`,
                    periodInWords(one),
                  ].join(' · ')}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {delegation !== undefined && <DelegationPanel delegation={delegation} onClose={close} />}
    </Card>
  );
}

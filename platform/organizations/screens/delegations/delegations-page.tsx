import { IconArrowsExchange } from '@tabler/icons-react';
import { useState } from 'react';
import { useLive } from '#platform/web/api/use-live.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { CopyCode } from '#platform/web/kit/copy-code.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Link } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import type { Column } from '#platform/web/kit/table/columns.ts';
import { DataTable } from '#platform/web/kit/table/data-table.tsx';
import { useMay, useOrganization } from '#platform/web/session/session.tsx';
import type { Delegation } from '../../held-delegations.ts';
import styles from '../team.module.css';
import { DelegationPanel } from './delegation-panel.tsx';
import { DELEGATIONS, periodInWords, rightsInWords, useDelegations } from './delegation-reads.ts';
import { NewDelegationPanel } from './new-delegation-panel.tsx';

/** What other organisations may do here, what this one may do in others, and how to end it. */
export default function DelegationsPage() {
  const delegations = useDelegations();
  const mayManage = useMay()('organizations.delegations.manage');
  const [making, setMaking] = useState(false);
  useLive(['organizations.rights.changed'], [DELEGATIONS]);
  return (
    <Page
      title="Délégations"
      actions={<Link to="/membres">Revenir à l’équipe</Link>}
      primary={mayManage ? { label: 'Déléguer', run: () => setMaking(true) } : undefined}
    >
      <Loaded from={delegations}>
        {({ given, received }) => (
          <div className={styles.stack}>
            <DataTable
              name="delegations"
              label="Délégations données"
              noun={['délégation', 'délégations']}
              rows={given}
              rowKey={keyOf}
              columns={COLUMNS}
              {...(making ? {} : { panel: openPanel })}
              empty={
                <EmptyState icon={IconArrowsExchange} title="Rien n’est délégué">
                  Un secrétariat extérieur peut travailler ici, sur ce que vous choisissez et le temps que vous voulez.
                  Le journal garde ses actes, à son nom et au vôtre.
                </EmptyState>
              }
            />
            {received.length > 0 && <Received delegations={received} />}
            <OwnIdentifier />
          </div>
        )}
      </Loaded>
      {making && <NewDelegationPanel offered={delegations.data?.offered ?? []} onClose={() => setMaking(false)} />}
    </Page>
  );
}

/** Where members of this organisation may work, those who have the role for it. */
function Received({ delegations }: { readonly delegations: readonly Delegation[] }) {
  return (
    <Card title="Où nous intervenons">
      <ul className={styles.permissions}>
        {delegations.map((one) => (
          <li key={one.organizationId}>
            <strong>{one.name}</strong> : {rightsInWords(one)}. {periodInWords(one)}.
          </li>
        ))}
      </ul>
      <p className={styles.note}>
        Y entrent les personnes qui ont le rôle « Intervenant pour d’autres organisations », par le choix de
        l’organisation en haut de l’écran.
      </p>
    </Card>
  );
}

/** What to give to whoever will delegate to this organisation. */
function OwnIdentifier() {
  const { id } = useOrganization();
  return (
    <Card title="Notre identifiant">
      <p className={styles.note}>À donner à l’organisation qui nous délègue des droits.</p>
      <CopyCode value={id} label="Identifiant de l’organisation" />
    </Card>
  );
}

const openPanel = (one: Delegation, close: () => void) => (
  <DelegationPanel key={one.organizationId} delegation={one} onClose={close} />
);
const keyOf = (one: Delegation): string => one.organizationId;

const COLUMNS: readonly Column<Delegation>[] = [
  { id: 'name', title: 'À', value: (one) => one.name, width: 'minmax(160px, 2fr)' },
  { id: 'rights', title: 'Ce qu’elle peut', value: rightsInWords, width: 'minmax(100px, 1fr)', phone: 'second' },
  { id: 'period', title: 'Durée', value: periodInWords, width: 'minmax(220px, 3fr)' },
  { id: 'people', title: 'Personnes', value: (one) => one.people.join(', '), width: 'minmax(140px, 2fr)' },
];

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { ConfirmDialog } from '#platform/web/kit/confirm-dialog.tsx';
import { Facts } from '#platform/web/kit/facts.tsx';
import { PanelPart, SidePanel } from '#platform/web/kit/side-panel.tsx';
import { announceDone } from '#platform/web/kit/undo.tsx';
import { useMay } from '#platform/web/session/session.tsx';
import type { Delegation } from '../../held-delegations.ts';
import styles from '../team.module.css';
import { DELEGATIONS, periodInWords, useDelegations } from './delegation-reads.ts';

interface DelegationPanelProps {
  readonly delegation: Delegation;
  readonly onClose: () => void;
}

/** One delegation: what it lets do, to whom, until when; the way to end it. */
export function DelegationPanel({ delegation, onClose }: DelegationPanelProps) {
  const offered = useDelegations().data?.offered ?? [];
  const [ending, setEnding] = useState(false);
  const mayManage = useMay()('organizations.delegations.manage');
  const refresh = useRefresh();
  const { name, people, professionalIds } = delegation;
  const end = async () => {
    await api.delete(`${DELEGATIONS}/${delegation.organizationId}`);
    announceDone(`Délégation à ${name} terminée`);
    await refresh([DELEGATIONS]);
    onClose();
  };
  return (
    <SidePanel
      title={name}
      onClose={onClose}
      actions={
        mayManage && (
          <Button variant="subtle" color="bad" onClick={() => setEnding(true)}>
            Mettre fin
          </Button>
        )
      }
    >
      <PanelPart title="Délégation">
        <Facts
          of={[
            ['Durée', periodInWords(delegation)],
            ['Donnée par', delegation.grantedBy ?? '–'],
            ['Pour', professionalIds.length === 0 ? 'toute l’organisation' : `${professionalIds.length} praticien(s)`],
          ]}
        />
      </PanelPart>
      <PanelPart title="Ce qu’elle permet">
        <ul className={styles.permissions}>
          {delegation.permissions.map((permission) => (
            <li key={permission}>{offered.find((one) => one.name === permission)?.title ?? permission}</li>
          ))}
        </ul>
      </PanelPart>
      <PanelPart title="Qui peut venir">
        <p>{people.length === 0 ? 'Personne n’y a encore le rôle d’intervenant.' : people.join(', ')}</p>
      </PanelPart>
      <ConfirmDialog
        opened={ending}
        onClose={() => setEnding(false)}
        title={`Mettre fin à la délégation à ${name}`}
        verb="Mettre fin"
        onConfirm={end}
      >
        Ses membres sont refusés dès leur prochaine demande, et leurs pages ouvertes se ferment. Ce qu’ils ont fait
        reste au journal.
      </ConfirmDialog>
    </SidePanel>
  );
}

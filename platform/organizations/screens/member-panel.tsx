import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { longDate } from '#platform/web/french/dates.ts';
import { ConfirmDialog } from '#platform/web/kit/confirm-dialog.tsx';
import { Facts } from '#platform/web/kit/facts.tsx';
import { PanelPart, SidePanel } from '#platform/web/kit/side-panel.tsx';
import { announceDone } from '#platform/web/kit/undo.tsx';
import type { Member } from '../members.ts';
import { RolesForm } from './roles-form.tsx';
import { MEMBERS, referentInWords, type OfferedRole } from './team.ts';
import styles from './team.module.css';

interface MemberPanelProps {
  readonly member: Member;
  readonly roles: readonly OfferedRole[];
  readonly mayManage: boolean;
  readonly onClose: () => void;
}

/** One person of the team: what they are here, their roles, the way to withdraw their access (CIM-23). */
export function MemberPanel({ member, roles, mayManage, onClose }: MemberPanelProps) {
  const [withdrawing, setWithdrawing] = useState(false);
  const refresh = useRefresh();
  const active = member.state !== 'ended';
  const withdraw = async () => {
    await api.delete(`${MEMBERS}/${member.personId}`);
    announceDone(`Accès de ${member.name} retiré`);
    await refresh([MEMBERS]);
    onClose();
  };
  return (
    <SidePanel
      title={member.name}
      beside={member.email}
      onClose={onClose}
      actions={
        mayManage &&
        active && (
          <Button variant="subtle" color="bad" onClick={() => setWithdrawing(true)}>
            Retirer l’accès
          </Button>
        )
      }
    >
      <PanelPart title="Ici">
        <Facts
          of={[
            ['Fonction', member.function ?? '–'],
            ...(member.referent === null ? [] : [['Qualité', referentInWords(member.referent)] as const]),
            ['Depuis', longDate(member.since)],
            ...(member.until === null ? [] : [['Jusqu’au', longDate(member.until)] as const]),
            ['Double vérification', member.secondFactor ? 'Active' : 'Inactive'],
          ]}
        />
      </PanelPart>
      {active && mayManage && (
        <PanelPart title="Rôles">
          <RolesForm key={member.roles.join()} member={member} roles={roles} />
        </PanelPart>
      )}
      {active && !mayManage && (
        <PanelPart title="Rôles">
          <p>{member.roles.map((name) => roles.find((role) => role.name === name)?.title ?? name).join(', ')}</p>
        </PanelPart>
      )}
      {!active && (
        <PanelPart title="Ses actes">
          <p className={styles.note}>Ce que cette personne a fait reste signé de son nom.</p>
        </PanelPart>
      )}
      <ConfirmDialog
        opened={withdrawing}
        onClose={() => setWithdrawing(false)}
        title={`Retirer l’accès de ${member.name}`}
        verb="Retirer l’accès"
        onConfirm={withdraw}
      >
        Ses sessions se ferment aussitôt et ses jetons d’API cessent de servir. Ce que cette personne a fait garde son
        nom. Pour la faire revenir, il faudra l’inviter à nouveau.
      </ConfirmDialog>
    </SidePanel>
  );
}

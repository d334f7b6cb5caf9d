import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { longDate } from '#platform/web/french/dates.ts';
import { ConfirmDialog } from '#platform/web/kit/confirm-dialog.tsx';
import { Facts } from '#platform/web/kit/facts.tsx';
import { DateField } from '#platform/web/kit/form/date-field.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { PanelPart, SidePanel } from '#platform/web/kit/side-panel.tsx';
import { announceDone } from '#platform/web/kit/undo.tsx';
import type { TeamMember } from '../../api/team.ts';
import { firstDayOf, lastDayOf, pathOf, ROLE_NAMES, TEAM } from './teams.ts';
import styles from './team.module.css';

interface MemberPanelProps {
  readonly professionalId: string;
  readonly member: TeamMember;
  readonly onClose: () => void;
}

/** Somebody of one's team: since when, until when, and the way to end their access (MAI-017). */
export function MemberPanel({ professionalId, member, onClose }: MemberPanelProps) {
  const [removing, setRemoving] = useState(false);
  const refresh = useRefresh();
  const path = pathOf(professionalId, member.personId);
  const substitute = member.role === 'substitute';
  const form = useForm({
    initial: { from: firstDayOf(member.since), to: member.until === null ? '' : lastDayOf(member.until) },
    submit: async ({ from, to }) => {
      const days = { from: substitute ? from : null, to: to === '' ? null : to };
      await api.put(path, { role: member.role, permissions: member.permissions, ...days });
      announceDone(`Dates de ${member.name} enregistrées`);
      await refresh([TEAM]);
    },
  });
  const remove = async () => {
    await api.delete(path);
    announceDone(`Accès de ${member.name} retiré`);
    await refresh([TEAM]);
    onClose();
  };
  return (
    <SidePanel
      title={member.name}
      beside={member.email}
      onClose={onClose}
      actions={
        <Button variant="subtle" color="bad" onClick={() => setRemoving(true)}>
          Retirer l’accès
        </Button>
      }
    >
      <PanelPart title="Ici">
        <Facts
          of={[
            ['Rôle', ROLE_NAMES[member.role]],
            ['Droits', `${String(member.permissions.length)} cochés`],
            ['Depuis', longDate(member.since)],
            ['Donnés par', member.grantedBy ?? 'Cabinet'],
          ]}
        />
      </PanelPart>
      <PanelPart title="Jusqu’à quand">
        <Form of={form} verb="Enregistrer">
          <div className={styles.days}>
            {substitute && <DateField {...form.field('from')} label="Premier jour" required />}
            <DateField {...form.field('to')} label="Dernier jour" required={substitute} />
          </div>
        </Form>
      </PanelPart>
      <ConfirmDialog
        opened={removing}
        onClose={() => setRemoving(false)}
        title={`Retirer l’accès de ${member.name}`}
        verb="Retirer l’accès"
        onConfirm={remove}
      >
        Sa prochaine demande pour vous sera refusée. Ce que cette personne a fait garde son nom ; pour la faire revenir,
        il faudra l’inviter à nouveau.
      </ConfirmDialog>
    </SidePanel>
  );
}

import { Button } from '@mantine/core';
import { useWrite } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { clockTime, longDate } from '#platform/web/french/dates.ts';
import { Facts } from '#platform/web/kit/facts.tsx';
import { PanelPart, SidePanel } from '#platform/web/kit/side-panel.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import { INVITATIONS, MEMBERS, nameOf, referentInWords, type OfferedRole, type TeamLine } from './team.ts';

interface InvitationPanelProps {
  readonly line: Extract<TeamLine, { kind: 'invitation' }>;
  readonly roles: readonly OfferedRole[];
  readonly mayManage: boolean;
  readonly onClose: () => void;
}

/** An invitation under way: to whom, until when; to send again or to withdraw. */
export function InvitationPanel({ line, roles, mayManage, onClose }: InvitationPanelProps) {
  const { invitation } = line;
  const { email, name, role, referent } = invitation;
  const again = useWrite(
    () => api.post(INVITATIONS, { email, name, role, referent, function: invitation.function }),
    [INVITATIONS, MEMBERS],
  );
  const withdraw = useWrite(() => api.delete(`${INVITATIONS}/${invitation.id}`), [INVITATIONS, MEMBERS]);
  const done = (sentence: string) => ({
    onSuccess: () => {
      announceDone(sentence);
      onClose();
    },
    onError: announceFailure,
  });
  // What a professional gives is theirs to send again or withdraw, in their team.
  const actions = mayManage && invitation.professionalId === null && (
    <>
      {email !== null && (
        <Button
          variant="default"
          loading={again.isPending}
          onClick={() => again.mutate(undefined, done(`Nouvelle invitation envoyée à ${email}`))}
        >
          Envoyer à nouveau
        </Button>
      )}
      <Button
        variant="subtle"
        color="bad"
        loading={withdraw.isPending}
        onClick={() => withdraw.mutate(undefined, done('Invitation retirée'))}
      >
        Retirer
      </Button>
    </>
  );
  return (
    <SidePanel title={nameOf(line)} beside={email} onClose={onClose} actions={actions}>
      <PanelPart title="Invitation">
        <Facts
          of={[
            ['Rôle', roles.find((one) => one.name === role)?.title ?? role],
            ...(referent === null ? [] : [['Qualité', referentInWords(referent)] as const]),
            ['Fonction', invitation.function ?? '–'],
            ...(invitation.professionalId === null ? [] : [['Pour', 'un praticien, depuis son équipe'] as const]),
            ['Envoyée', longDate(invitation.createdAt)],
            ['Valable jusqu’au', `${longDate(invitation.expiresAt)} à ${clockTime(invitation.expiresAt)}`],
          ]}
        />
      </PanelPart>
    </SidePanel>
  );
}

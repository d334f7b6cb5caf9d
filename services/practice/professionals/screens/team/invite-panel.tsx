import { useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { RadioField } from '#platform/web/kit/form/choice-fields.tsx';
import { DateField } from '#platform/web/kit/form/date-field.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { PanelPart, SidePanel } from '#platform/web/kit/side-panel.tsx';
import { announceDone } from '#platform/web/kit/undo.tsx';
import type { Teams } from '../../api/team.ts';
import { RightsField } from './rights-field.tsx';
import { TEAM } from './teams.ts';
import styles from './team.module.css';

interface InvitePanelProps {
  readonly professionalId: string;
  readonly rights: Teams['rights'];
  readonly onClose: () => void;
}

const ROLES = [
  { value: 'secretary', label: 'Secrétaire', help: 'Sans fin, ou jusqu’au jour que vous dites.' },
  { value: 'substitute', label: 'Remplaçant', help: 'Le temps d’une mission : l’accès se ferme de lui-même.' },
];

/** Invites a named person to work for oneself (MAI-015, MAI-016). */
export function InvitePanel({ professionalId, rights, onClose }: InvitePanelProps) {
  const refresh = useRefresh();
  const none: readonly string[] = [];
  const form = useForm({
    initial: { email: '', name: '', role: 'secretary', from: '', to: '', permissions: none },
    check: ({ email, name, role, from, to }) => [
      ...(name.trim() === '' ? [missing('name', 'Donnez le nom de la personne : un compte est nominatif.')] : []),
      ...(email.includes('@') ? [] : [missing('email', 'Écrivez l’adresse de la personne.')]),
      ...(role === 'substitute' && from === '' ? [missing('from', 'Un remplacement a un premier jour.')] : []),
      ...(role === 'substitute' && to === '' ? [missing('to', 'Un remplacement a un dernier jour.')] : []),
    ],
    submit: async ({ email, name, role, from, to, permissions }) => {
      const substitute = role === 'substitute';
      const days = { from: substitute ? from : null, to: to === '' ? null : to };
      const body = { email: email.trim(), name: name.trim(), role, permissions, ...days };
      await api.post(`${TEAM}/${professionalId}/invitations`, body);
      announceDone(`Invitation envoyée à ${body.email}`);
      await refresh([TEAM]);
      onClose();
    },
  });
  const substitute = form.values.role === 'substitute';
  return (
    <SidePanel title="Inviter dans mon équipe" onClose={onClose}>
      <PanelPart title="La personne">
        <Form of={form} verb="Envoyer l’invitation">
          <TextField {...form.field('name')} label="Nom" autoComplete="off" required />
          <TextField
            {...form.field('email')}
            label="Adresse e-mail"
            help="Celle de la personne, pas celle du cabinet."
            {...{ type: 'email', inputMode: 'email', required: true }}
          />
          <RadioField {...form.field('role')} label="Elle sera" choices={ROLES} required />
          <div className={styles.days}>
            {substitute && <DateField {...form.field('from')} label="Premier jour" required />}
            <DateField {...form.field('to')} label="Dernier jour" required={substitute} />
          </div>
          <RightsField {...form.field('permissions')} rights={rights} />
        </Form>
      </PanelPart>
    </SidePanel>
  );
}

function missing(field: string, message: string) {
  return { field, rule: 'required', message };
}

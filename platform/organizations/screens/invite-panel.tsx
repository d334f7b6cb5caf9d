import { api } from '#platform/web/api/request.ts';
import { useRefresh } from '#platform/web/api/queries.ts';
import { RadioField, SelectField } from '#platform/web/kit/form/choice-fields.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { SidePanel } from '#platform/web/kit/side-panel.tsx';
import { announceDone } from '#platform/web/kit/undo.tsx';
import { REFERENT_KINDS } from './referent-kinds.ts';
import { INVITATIONS, MEMBERS, type OfferedRole } from './team.ts';
import styles from './team.module.css';

interface InvitePanelProps {
  readonly roles: readonly OfferedRole[];
  readonly onClose: () => void;
}

/** Invites one person by mail: an access is nominative. */
export function InvitePanel({ roles, onClose }: InvitePanelProps) {
  const refresh = useRefresh();
  const form = useForm({
    initial: { email: '', name: '', function: '', role: '', referent: '' },
    check: ({ email, role, referent }) => [
      ...(email.includes('@') ? [] : [missing('email', 'Écrivez l’adresse nominative de la personne.')]),
      ...(role === '' ? [missing('role', 'Choisissez un rôle.')] : []),
      ...(role === 'referent' && referent === '' ? [missing('referent', 'Administratif ou médical ?')] : []),
    ],
    submit: async ({ email, name, role, referent, function: duty }) => {
      const body = { email: email.trim(), role, name: name.trim() || null, function: duty.trim() || null };
      await api.post(INVITATIONS, { ...body, referent: role === 'referent' ? referent : null });
      announceDone(`Invitation envoyée à ${body.email}`);
      await refresh([INVITATIONS, MEMBERS]);
      onClose();
    },
  });
  const chosen = roles.find((role) => role.name === form.values.role);
  return (
    <SidePanel title="Inviter une personne" onClose={onClose}>
      <div className={styles.part}>
        <Form of={form} verb="Envoyer l’invitation">
          <TextField
            {...form.field('email')}
            label="Adresse e-mail"
            help="Celle de la personne, pas celle d’un service."
            type="email"
            inputMode="email"
            required
          />
          <TextField {...form.field('name')} label="Nom" help="La personne pourra le corriger." />
          <TextField {...form.field('function')} label="Fonction" />
          <SelectField
            {...form.field('role')}
            label="Rôle"
            choices={roles
              .filter(({ givenBy }) => givenBy === null)
              .map(({ name, title }) => ({ value: name, label: title }))}
            required
          />
          {form.values.role === 'referent' && (
            <RadioField {...form.field('referent')} label="Référent" choices={REFERENT_KINDS} required />
          )}
          {chosen !== undefined && <RoleDetail role={chosen} />}
        </Form>
      </div>
    </SidePanel>
  );
}

/** What a role lets do, before it is given. */
function RoleDetail({ role }: { readonly role: OfferedRole }) {
  return (
    <div className={styles.note}>
      <ul className={styles.permissions} aria-label={`Ce que permet le rôle ${role.title}`}>
        {role.permissions.map(({ name, title }) => (
          <li key={name}>{title}</li>
        ))}
      </ul>
      {role.secondFactorRequired && <p>Ce rôle demande la double vérification.</p>}
    </div>
  );
}

function missing(field: string, message: string) {
  return { field, rule: 'required', message };
}

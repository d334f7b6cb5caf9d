import { Checkbox } from '@mantine/core';
import { useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { RadioField } from '#platform/web/kit/form/choice-fields.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { announceDone } from '#platform/web/kit/undo.tsx';
import { useSession } from '#platform/web/session/session.tsx';
import type { Member } from '../members.ts';
import { REFERENT_KINDS } from './referent-kinds.ts';
import { MEMBERS, type OfferedRole } from './team.ts';
import styles from './team.module.css';

interface RolesFormProps {
  readonly member: Member;
  readonly roles: readonly OfferedRole[];
}

/** The roles of a member, ticked; open pages feel a change at their next click. */
export function RolesForm({ member, roles }: RolesFormProps) {
  const refresh = useRefresh();
  const session = useSession();
  const offered = roles.filter(({ givenBy }) => givenBy === null);
  const isOffered = (name: string) => offered.some((role) => role.name === name);
  const elsewhere = member.roles.filter((name) => !isOffered(name));
  const form = useForm({
    initial: {
      roles: member.roles.filter(isOffered),
      function: member.function ?? '',
      referent: member.referent ?? '',
    },
    check: (values) => [
      ...(values.roles.length > 0 || elsewhere.length > 0
        ? []
        : [{ field: 'roles', rule: 'required', message: 'Gardez au moins un rôle.' }]),
      ...(values.roles.includes('referent') && values.referent === ''
        ? [{ field: 'referent', rule: 'required', message: 'Administratif ou médical ?' }]
        : []),
    ],
    submit: async (values) => {
      const referent = values.roles.includes('referent') ? values.referent : null;
      const body = { roles: values.roles, function: values.function.trim() || null, referent };
      await api.patch(`${MEMBERS}/${member.personId}`, body);
      announceDone(`Rôles de ${member.name} enregistrés`);
      await refresh([MEMBERS]);
      if (member.personId === session.me.person.id) await session.refresh();
    },
  });
  const tick = (name: string, on: boolean) =>
    form.set({ roles: on ? [...form.values.roles, name] : form.values.roles.filter((one) => one !== name) });
  return (
    <Form of={form} verb="Enregistrer">
      <fieldset className={styles.checks} id={form.idOf('roles')} tabIndex={-1}>
        <legend hidden>Rôles</legend>
        {offered.map(({ name, title, secondFactorRequired }) => (
          <Checkbox
            key={name}
            label={title}
            description={secondFactorRequired ? 'Demande la double vérification' : undefined}
            checked={form.values.roles.includes(name)}
            onChange={({ currentTarget }) => tick(name, currentTarget.checked)}
          />
        ))}
      </fieldset>
      {elsewhere.length > 0 && (
        <p className={styles.note}>
          Tient aussi, pour un praticien :{' '}
          {elsewhere.map((name) => roles.find((role) => role.name === name)?.title ?? name).join(', ')}. Ces droits se
          règlent dans l’équipe du praticien.
        </p>
      )}
      {form.values.roles.includes('referent') && (
        <RadioField {...form.field('referent')} label="Référent" choices={REFERENT_KINDS} required />
      )}
      <TextField {...form.field('function')} label="Fonction" />
    </Form>
  );
}

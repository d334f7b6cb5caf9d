import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { DateField } from '#platform/web/kit/form/date-field.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { SidePanel } from '#platform/web/kit/side-panel.tsx';
import { announceDone } from '#platform/web/kit/undo.tsx';
import styles from '../team.module.css';
import { DELEGATIONS, type Delegations } from './delegation-reads.ts';

interface NewDelegationPanelProps {
  readonly offered: Delegations['offered'];
  readonly onClose: () => void;
}

interface Delegate {
  readonly id: string;
  readonly name: string;
}

/** First to whom, then what and until when: one sees the name before one gives. */
export function NewDelegationPanel({ offered, onClose }: NewDelegationPanelProps) {
  const [to, setTo] = useState<Delegate | null>(null);
  return (
    <SidePanel title={to === null ? 'Déléguer à une organisation' : `Déléguer à ${to.name}`} onClose={onClose}>
      <div className={styles.part}>
        {to === null ? <WhomForm onFound={setTo} /> : <WhatForm to={to} offered={offered} onDone={onClose} />}
      </div>
    </SidePanel>
  );
}

function WhomForm({ onFound }: { readonly onFound: (found: Delegate) => void }) {
  const form = useForm({
    initial: { delegateId: '' },
    check: ({ delegateId }) =>
      delegateId.trim() === '' ? [missing('delegateId', 'Collez l’identifiant qu’elle vous a donné.')] : [],
    submit: async (values) => {
      const id = values.delegateId.trim();
      const { name } = await api.post<{ name: string }>(`${DELEGATIONS}/lookup`, { delegateId: id });
      onFound({ id, name });
    },
  });
  return (
    <Form of={form} verb="Chercher">
      <TextField
        {...form.field('delegateId')}
        label="Identifiant de l’organisation"
        help="Elle le lit sur sa page Délégations et vous le donne."
        required
      />
    </Form>
  );
}

function WhatForm({
  to,
  offered,
  onDone,
}: { readonly to: Delegate; readonly onDone: () => void } & Pick<NewDelegationPanelProps, 'offered'>) {
  const refresh = useRefresh();
  const form = useForm({
    initial: { permissions: [] as readonly string[], since: '', until: '' },
    check: ({ permissions }) =>
      permissions.length === 0 ? [missing('permissions', 'Choisissez au moins un droit.')] : [],
    submit: async ({ permissions, since, until }) => {
      const dates = {
        since: since === '' ? null : new Date(`${since}T00:00:00`).toISOString(),
        until: until === '' ? null : new Date(`${until}T23:59:59`).toISOString(),
      };
      await api.post(DELEGATIONS, { delegateId: to.id, permissions, ...dates });
      announceDone(`Droits délégués à ${to.name}`);
      await refresh([DELEGATIONS]);
      onDone();
    },
  });
  const { permissions } = form.values;
  const tick = (name: string, on: boolean) =>
    form.set({ permissions: on ? [...permissions, name] : permissions.filter((one) => one !== name) });
  return (
    <Form of={form} verb={`Déléguer à ${to.name}`}>
      <fieldset className={styles.checks} id={form.idOf('permissions')} tabIndex={-1}>
        <legend>Ce que ses membres pourront faire ici</legend>
        {offered.map(({ name, title }) => (
          <Checkbox
            key={name}
            label={title}
            checked={permissions.includes(name)}
            onChange={({ currentTarget }) => tick(name, currentTarget.checked)}
          />
        ))}
      </fieldset>
      <DateField {...form.field('since')} label="À partir du" help="Dès maintenant, si vous ne dites rien." />
      <DateField
        {...form.field('until')}
        label="Jusqu’au"
        help="Sans fin, si vous ne dites rien. Vous y mettez fin quand vous voulez."
      />
      <p className={styles.note}>Cela remplace ce que cette organisation pouvait déjà faire ici.</p>
    </Form>
  );
}

function missing(field: string, message: string) {
  return { field, rule: 'required', message };
}

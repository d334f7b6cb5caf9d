import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { CopyCode } from '#platform/web/kit/copy-code.tsx';
import { DateField } from '#platform/web/kit/form/date-field.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { SidePanel } from '#platform/web/kit/side-panel.tsx';
import { useOrganization } from '#platform/web/session/session.tsx';
import { useRoles } from './team.ts';
import { TOKENS } from './token-state.ts';
import styles from './team.module.css';

/** Makes a token, then shows its secret this once. */
export function NewTokenPanel({ onClose }: { readonly onClose: () => void }) {
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <SidePanel title={secret === null ? 'Nouveau jeton' : 'Jeton créé'} onClose={onClose}>
      <div className={styles.part}>
        {secret === null ? (
          <NewTokenForm onMade={setSecret} />
        ) : (
          <div className={styles.stack}>
            <p>Copiez-le maintenant dans le programme qui s’en servira : il ne sera plus montré.</p>
            <CopyCode value={secret} label="Jeton d’API" />
            <Button variant="filled" onClick={onClose}>
              C’est fait
            </Button>
          </div>
        )}
      </div>
    </SidePanel>
  );
}

function NewTokenForm({ onMade }: { readonly onMade: (secret: string) => void }) {
  const refresh = useRefresh();
  const form = useForm({
    initial: { name: '', expiresAt: '', permissions: [] as readonly string[] },
    check: ({ name, expiresAt, permissions }) => [
      ...(name.trim() === '' ? [missing('name', 'Donnez-lui un nom : le programme qui s’en servira.')] : []),
      ...(expiresAt === '' ? [missing('expiresAt', 'Dites jusqu’à quand il sert.')] : []),
      ...(permissions.length === 0 ? [missing('permissions', 'Choisissez au moins un droit.')] : []),
    ],
    submit: async (values) => {
      const expiresAt = new Date(`${values.expiresAt}T23:59:59`).toISOString();
      const made = await api.post<{ secret: string }>(TOKENS, { ...values, expiresAt });
      await refresh([TOKENS]);
      onMade(made.secret);
    },
  });
  const { permissions } = form.values;
  const tick = (name: string, on: boolean) =>
    form.set({ permissions: on ? [...permissions, name] : permissions.filter((one) => one !== name) });
  return (
    <Form of={form} verb="Créer le jeton">
      <TextField
        {...form.field('name')}
        label="Nom"
        help="Le programme qui s’en servira : « Export vers le DPI »."
        required
      />
      <DateField {...form.field('expiresAt')} label="Valable jusqu’au" help="Un an au plus." required />
      <Permissions id={form.idOf('permissions')} chosen={permissions} onTick={tick} />
    </Form>
  );
}

interface PermissionsProps {
  readonly id: string;
  readonly chosen: readonly string[];
  readonly onTick: (name: string, on: boolean) => void;
}

/** Only what the person holds: a token cannot do more than who makes it. */
function Permissions({ id, chosen, onTick }: PermissionsProps) {
  const { permissions: held } = useOrganization();
  const offered = new Map(
    useRoles().data?.flatMap((role) => role.permissions.map((one) => [one.name, one.title] as const)),
  );
  return (
    <fieldset className={styles.checks} id={id} tabIndex={-1}>
      <legend>Ce qu’il peut faire</legend>
      {held.map((name) => (
        <Checkbox
          key={name}
          label={offered.get(name) ?? name}
          checked={chosen.includes(name)}
          onChange={({ currentTarget }) => onTick(name, currentTarget.checked)}
        />
      ))}
    </fieldset>
  );
}

function missing(field: string, message: string) {
  return { field, rule: 'required', message };
}

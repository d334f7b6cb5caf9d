import { Button, Checkbox } from '@mantine/core';
import { api } from '#platform/web/api/request.ts';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { middleDate } from '#platform/web/french/dates.ts';
import { RadioField, SelectField } from '#platform/web/kit/form/choice-fields.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { useMay } from '#platform/web/session/session.tsx';
import type { PatientDocument } from '../../api/beside.ts';
import type { Consent } from '../../api/consents.ts';
import { usePractitioners } from './use-practitioners.ts';
import styles from '../file/file.module.css';

const NOTHING_YET = {
  ...{ addresseeId: '', ground: '', consentId: '', task: '', patientInformed: false, identity: false, contact: false },
  documents: [] as readonly string[],
};

/** To whom, on what ground, for what, and which items: nothing is chosen beforehand (MAI-267, MAI-269). */
export function NewSharing({ patientId, onDone }: { readonly patientId: string; readonly onDone: () => void }) {
  const path = `/api/patients/${patientId}`;
  const refresh = useRefresh();
  const may = useMay();
  const practitioners = usePractitioners();
  const { data: register } = useRead<{ readonly consents: readonly Consent[] }>(`${path}/consents`);
  const { data: held } = useRead<{ readonly documents: readonly PatientDocument[] }>(`${path}/documents`, {
    enabled: may('patients.documents.read'),
  });
  const consents = (register?.consents ?? []).filter(
    ({ subject, kind, withdrawnOn }) => subject === 'sharing' && kind === 'consent' && withdrawnOn === null,
  );
  const form = useForm({
    initial: NOTHING_YET,
    submit: async ({ identity, contact, documents, consentId, addresseeId, ground, ...rest }) => {
      await api.post(`${path}/sharings`, {
        ...rest,
        ...{ addresseeId: addresseeId || undefined, ground: ground || undefined, consentId: consentId || null },
        items: { identity, contact, documents },
      });
      await refresh(['/api/patients']);
      onDone();
    },
  });
  const { values } = form;
  const toggled = (id: string) =>
    values.documents.includes(id) ? values.documents.filter((one) => one !== id) : [...values.documents, id];
  return (
    <Form
      of={form}
      verb="Partager"
      beside={
        <Button variant="subtle" onClick={onDone}>
          Revenir
        </Button>
      }
    >
      <SelectField {...form.field('addresseeId')} label="Avec" required choices={practitioners} />
      <RadioField
        {...form.field('ground')}
        label="Sur quel fondement"
        required
        choices={[
          { value: 'care-team', label: 'Même équipe de soins', help: 'Reconnue par le patient ; il en est informé.' },
          { value: 'consent', label: 'Consentement du patient', help: 'Inscrit au registre, donné et non retiré.' },
        ]}
      />
      {values.ground === 'consent' && (
        <SelectField
          {...form.field('consentId')}
          label="Quel consentement"
          required
          choices={consents.map(({ id, purpose, givenOn }) => ({
            value: id,
            label: `${purpose}, ${middleDate(givenOn)}`,
          }))}
        />
      )}
      <TextField {...form.field('task')} label="Pour quelle tâche" required />
      <fieldset className={styles.lines}>
        <legend>Ce qui est montré, et rien d’autre</legend>
        <Checkbox
          label="Identité"
          checked={values.identity}
          onChange={({ currentTarget }) => form.set({ identity: currentTarget.checked })}
        />
        <Checkbox
          label="Coordonnées"
          checked={values.contact}
          onChange={({ currentTarget }) => form.set({ contact: currentTarget.checked })}
        />
        {(held?.documents ?? []).map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={values.documents.includes(id)}
            onChange={() => form.set({ documents: toggled(id) })}
          />
        ))}
      </fieldset>
      <Checkbox
        id={form.idOf('patientInformed')}
        label="Le patient est informé de ce partage"
        checked={values.patientInformed}
        error={form.problems.byField['patientInformed']}
        onChange={({ currentTarget }) => form.set({ patientInformed: currentTarget.checked })}
      />
    </Form>
  );
}

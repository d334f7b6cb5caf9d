import { api } from '#platform/web/api/request.ts';
import { useRefresh } from '#platform/web/api/queries.ts';
import { RadioField, SelectField } from '#platform/web/kit/form/choice-fields.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { checkResults, rightsResults, type Consultation } from '../../api/identity.ts';
import type { PatientFile } from '../../api/patients.ts';
import { CAPACITIES, PROOFS } from '../../api/vocabulary.ts';
import { CAPACITY_WORDS, PROOF_WORDS } from '../words.ts';
import { RESULT_WORDS, RIGHTS_WORDS } from './check-words.ts';
import styles from './file.module.css';

interface CheckFormProps {
  readonly consultation: Consultation;
  readonly file: PatientFile;
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Identity, who accompanies, rights: three looks, one line kept with its author. */
export function CheckForm({ consultation, file }: CheckFormProps) {
  const refresh = useRefresh();
  const [usual] = file.companions;
  const form = useForm({
    initial: {
      ...{ result: 'conform', proof: '', rights: 'up-to-date', companion: usual?.name ?? '' },
      capacity: usual?.capacity ?? '',
    },
    check: ({ companion, capacity }) =>
      companion.trim() !== '' && capacity === ''
        ? [{ field: 'capacity', rule: 'required', message: 'Dites en quelle qualité cette personne accompagne.' }]
        : [],
    submit: async ({ result, proof, rights, companion, capacity }) => {
      await api.post(`/api/patients/consultations/${consultation.id}/check`, {
        ...{ result, rights, proof: result === 'conform' ? proof || null : null },
        companion: companion.trim() === '' ? null : { name: companion, capacity },
      });
      await refresh(['/api/patients']);
    },
  });
  return (
    <Form of={form} verb="Enregistrer le contrôle">
      <RadioField
        {...form.field('result')}
        label="Identité"
        choices={checkResults.map((value) => ({ value, label: RESULT_WORDS[value] }))}
      />
      {form.values.result === 'conform' && (
        <SelectField
          {...form.field('proof')}
          label="Pièce vue"
          required
          choices={PROOFS.map((value) => ({ value, label: PROOF_WORDS[value] }))}
        />
      )}
      <div className={styles.pair}>
        <TextField {...form.field('companion')} label="Accompagné par" help="Vide si le patient vient seul." />
        <SelectField
          {...form.field('capacity')}
          label="En qualité de"
          choices={CAPACITIES.map((value) => ({ value, label: CAPACITY_WORDS[value] }))}
        />
      </div>
      <RadioField
        {...form.field('rights')}
        label="Droits"
        choices={rightsResults.map((value) => ({ value, label: capital(RIGHTS_WORDS[value]) }))}
      />
    </Form>
  );
}

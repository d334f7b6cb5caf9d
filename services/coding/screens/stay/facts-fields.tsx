import { RadioField, SelectField } from '#platform/web/kit/form/choice-fields.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import type { FormState } from '#platform/web/kit/form/use-form.ts';
import { HOSPITALIZATION_WORDS } from '../words.ts';
import type { TypedFacts } from './stay-facts-form.ts';
import styles from './facts-fields.module.css';

const KINDS = Object.entries(HOSPITALIZATION_WORDS).map(([value, label]) => ({ value, label }));
const SEXES = [
  { value: '', label: 'Non dit' },
  { value: 'F', label: 'Femme' },
  { value: 'M', label: 'Homme' },
];

interface FactsFieldsProps {
  readonly form: FormState<TypedFacts>;
  /** The identifier is asked for one stay; for several files each gives its own. */
  readonly identified?: boolean;
}

/** The facts of a stay; no name is asked, none is needed. */
export function FactsFields({ form, identified = true }: FactsFieldsProps) {
  return (
    <div className={styles.fields}>
      {identified && (
        <TextField
          {...form.field('localId')}
          label="Identifiant du séjour"
          help="Celui de votre établissement, sans nom."
          mono
          maxLength={60}
        />
      )}
      <TextField {...form.field('unit')} label="Unité" maxLength={80} />
      <SelectField {...form.field('hospitalization')} label="Type" choices={KINDS} />
      <TextField {...form.field('admittedOn')} label="Entrée" help="8/10/2026. Vide : lue dans le texte." />
      <TextField {...form.field('dischargedOn')} label="Sortie" help="14/11/2026" />
      <TextField {...form.field('birthYear')} label="Année de naissance" inputMode="numeric" maxLength={4} />
      <RadioField {...form.field('sex')} label="Sexe" choices={SEXES} />
    </div>
  );
}

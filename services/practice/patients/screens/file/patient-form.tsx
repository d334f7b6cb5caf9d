import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { Card } from '#platform/web/kit/card.tsx';
import { SelectField } from '#platform/web/kit/form/choice-fields.tsx';
import { DateField } from '#platform/web/kit/form/date-field.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import type { FormState } from '#platform/web/kit/form/use-form.ts';
import { SEXES } from '../../api/vocabulary.ts';
import { SEX_WORDS } from '../words.ts';
import type { TypedFile } from './patient-fields.ts';
import styles from './file.module.css';

interface PatientFormProps {
  readonly form: FormState<TypedFile>;
  readonly verb: string;
  readonly beside: ReactNode;
  /** Between the fields and the button: files that look the same. */
  readonly before?: ReactNode;
}

/** Identity, contact, what to know: the words of a file. */
export function PatientForm({ form, verb, beside, before }: PatientFormProps) {
  return (
    <Form of={form} verb={verb} beside={beside}>
      <Card title="Identité">
        <div className={styles.form}>
          <div className={styles.pair}>
            <TextField {...form.field('birthName')} label="Nom de naissance" required maxLength={200} />
            <TextField {...form.field('birthFirstNames')} label="Prénoms de naissance" required maxLength={200} />
            <TextField {...form.field('usedName')} label="Nom utilisé" help="S’il diffère." maxLength={200} />
            <TextField {...form.field('usedFirstName')} label="Prénom utilisé" help="S’il diffère." maxLength={200} />
          </div>
          <div className={styles.pair}>
            <DateField
              {...form.field('birthDate')}
              label="Date de naissance"
              leaning="past"
              help="Par exemple 14/3/84"
            />
            <SelectField
              {...form.field('sex')}
              label="Sexe"
              choices={SEXES.map((value) => ({ value, label: SEX_WORDS[value] }))}
            />
            <TextField
              {...form.field('birthPlaceCode')}
              label="Lieu de naissance (code INSEE)"
              help="Cinq caractères ; 99 et trois chiffres à l’étranger."
              mono
              maxLength={5}
            />
          </div>
        </div>
      </Card>
      <Card title="Coordonnées">
        <div className={styles.form}>
          <div className={styles.pair}>
            <TextField {...form.field('phone')} label="Téléphone" type="tel" inputMode="tel" />
            <TextField {...form.field('secondPhone')} label="Autre téléphone" type="tel" inputMode="tel" />
            <TextField {...form.field('email')} label="E-mail" type="email" inputMode="email" />
          </div>
          <div className={styles.pair}>
            <TextField {...form.field('addressLine')} label="Adresse" />
            <TextField {...form.field('postalCode')} label="Code postal" inputMode="numeric" />
            <TextField {...form.field('city')} label="Ville" />
          </div>
          <div className={styles.acts} role="group" aria-label="Rappels de rendez-vous">
            <Checkbox
              label="Rappels par SMS"
              checked={form.values.smsReminders}
              onChange={({ currentTarget }) => form.set({ smsReminders: currentTarget.checked })}
            />
            <Checkbox
              label="Rappels par e-mail"
              checked={form.values.emailReminders}
              onChange={({ currentTarget }) => form.set({ emailReminders: currentTarget.checked })}
            />
          </div>
        </div>
      </Card>
      <Card title="À savoir">
        <TextField
          {...form.field('alert')}
          label="Alerte"
          help="Vue dès l’accueil : « Malentendante : appeler de face ». Conservée chiffrée."
          maxLength={200}
        />
      </Card>
      {before}
    </Form>
  );
}

import { Button } from '@mantine/core';
import { IconArrowsUpDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useApi } from '#platform/web/api/acting-organization.ts';
import { Problem } from '#platform/web/api/problem.ts';
import { shortDate } from '#platform/web/french/dates.ts';
import { DateField } from '#platform/web/kit/form/date-field.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { announceFailure } from '#platform/web/kit/undo.tsx';
import { typedIdentity, type ChosenPatient, type PatientLine } from './found-patient.ts';
import styles from './booking.module.css';

interface NewPatientProps {
  readonly typed: string;
  readonly onCreated: (patient: ChosenPatient) => void;
  readonly onBack: () => void;
}

interface TypedPatient {
  readonly birthName: string;
  readonly birthFirstNames: string;
  /** `YYYY-MM-DD`, or '' when it is not known. */
  readonly birthDate: string;
  readonly phone: string;
}

interface Created {
  readonly id: string | null;
  readonly alike: readonly { readonly patient: PatientLine }[];
}

/** The few words a first call leaves; the rest of the file waits. A file that looks the same is shown before. */
export function NewPatient({ typed, onCreated, onBack }: NewPatientProps) {
  const api = useApi();
  // Made once: however often it is sent, it opens one file.
  const [id] = useState(() => crypto.randomUUID());
  const [forcing, setForcing] = useState(false);
  const [alike, setAlike] = useState<readonly PatientLine[]>([]);
  const guess = typedIdentity(typed);
  const form = useForm<TypedPatient>({
    initial: { birthName: guess.lastName, birthFirstNames: guess.firstName, birthDate: '', phone: '' },
    check: ({ birthName, birthFirstNames }) => [
      ...(birthName.trim() === '' ? [{ field: 'birthName', rule: 'required', message: 'Écrivez le nom.' }] : []),
      ...(birthFirstNames.trim() === ''
        ? [{ field: 'birthFirstNames', rule: 'required', message: 'Écrivez le prénom.' }]
        : []),
    ],
    submit: (values) => create(values, false),
  });
  async function create(values: TypedPatient, evenIfAlike: boolean): Promise<void> {
    const { birthDate, phone, ...names } = values;
    const asked = { id, ...names, birthDate: birthDate || null, phone: phone || null, evenIfAlike };
    const { id: created, alike: found } = await api.post<Created>('/api/patients', asked);
    if (created === null) setAlike(found.map(({ patient }) => patient));
    else {
      const name = `${names.birthFirstNames} ${names.birthName}`;
      onCreated({ id: created, name, second: birthDate === '' ? '' : shortDate(birthDate) });
    }
  }
  const evenSo = () => {
    setForcing(true);
    void create(form.values, true)
      .catch((cause: unknown) => {
        if (!(cause instanceof Problem)) throw cause;
        setAlike([]);
        announceFailure(cause);
      })
      .finally(() => setForcing(false));
  };
  return (
    <fieldset className={styles.create}>
      <legend>Nouveau dossier</legend>
      {form.refusal !== null && <p role="alert">{form.refusal}</p>}
      <TextField {...form.field('birthName')} label="Nom de naissance" required />
      <TextField {...form.field('birthFirstNames')} label="Prénoms" required />
      <Button
        variant="subtle"
        size="compact-md"
        className={styles.swap}
        leftSection={<IconArrowsUpDown size={16} stroke={1.75} aria-hidden="true" />}
        onClick={() => form.set({ birthName: form.values.birthFirstNames, birthFirstNames: form.values.birthName })}
      >
        Échanger nom et prénoms
      </Button>
      <DateField {...form.field('birthDate')} label="Date de naissance" leaning="past" />
      <TextField {...form.field('phone')} label="Téléphone" type="tel" inputMode="tel" />
      {alike.length > 0 && (
        <div role="alert" className={styles.alike}>
          <p>Un dossier ressemble à celui-ci :</p>
          {alike.map((line) =>
            line.opposed ? null : (
              <Button key={line.id} onClick={() => onCreated({ id: line.id, name: line.name, second: '' })}>
                {line.name}
                {line.birthDate !== null && `, ${shortDate(line.birthDate)}`}
              </Button>
            ),
          )}
          <Button variant="subtle" loading={forcing} onClick={evenSo}>
            C’est une autre personne
          </Button>
        </div>
      )}
      <div className={styles.buttons}>
        <Button variant="light" loading={form.busy} onClick={() => void form.submit()}>
          Créer le dossier
        </Button>
        <Button variant="subtle" onClick={onBack}>
          Revenir
        </Button>
      </div>
    </fieldset>
  );
}

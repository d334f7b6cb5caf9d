import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '#platform/web/api/request.ts';
import { useRefresh } from '#platform/web/api/queries.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { SelectField } from '#platform/web/kit/form/choice-fields.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import { useMay } from '#platform/web/session/session.tsx';
import type { Companion, PatientFile } from '../../api/patients.ts';
import { CAPACITIES } from '../../api/vocabulary.ts';
import { CAPACITY_WORDS, phoneText } from '../words.ts';
import styles from './file.module.css';

/** Who accompanies the patient, and in what capacity (MAI-088). */
export function CompanionsCard({ file }: { readonly file: PatientFile }) {
  const [adding, setAdding] = useState(false);
  const mayWrite = useMay()('patients.records.write');
  const refresh = useRefresh();
  const path = `/api/patients/${file.id}/companions`;
  const remove = async ({ id, name, capacity, phone }: Companion) => {
    await api.delete(`${path}/${id}`);
    await refresh(['/api/patients']);
    announceDone(`${name} retiré des accompagnants`, async () => {
      await api.post(path, { name, capacity, phone });
      await refresh(['/api/patients']);
    });
  };
  return (
    <Card
      title="Accompagnants"
      aside={
        mayWrite &&
        !adding && (
          <Button variant="subtle" leftSection={<IconPlus size={18} stroke={1.75} />} onClick={() => setAdding(true)}>
            Ajouter
          </Button>
        )
      }
    >
      {file.companions.length === 0 && !adding && <p className={styles.second}>Personne n’accompagne ce patient.</p>}
      <ul className={styles.lines}>
        {file.companions.map((one) => (
          <li key={one.id} className={styles.line}>
            <span>
              <strong>{one.name}</strong> <span className={styles.second}>{CAPACITY_WORDS[one.capacity]}</span>
            </span>
            {one.phone !== null && <a href={`tel:${one.phone}`}>{phoneText(one.phone)}</a>}
            {mayWrite && (
              <Button
                variant="subtle"
                aria-label={`Retirer ${one.name}`}
                onClick={() => void remove(one).catch(announceFailure)}
              >
                Retirer
              </Button>
            )}
          </li>
        ))}
      </ul>
      {adding && <CompanionForm path={path} onDone={() => setAdding(false)} />}
    </Card>
  );
}

function CompanionForm({ path, onDone }: { readonly path: string; readonly onDone: () => void }) {
  const refresh = useRefresh();
  const form = useForm({
    initial: { name: '', capacity: '', phone: '' },
    check: ({ capacity }) =>
      capacity === '' ? [{ field: 'capacity', rule: 'required', message: 'Dites en quelle qualité.' }] : [],
    submit: async ({ name, capacity, phone }) => {
      await api.post(path, { name, capacity, phone: phone || null });
      await refresh(['/api/patients']);
      onDone();
    },
  });
  return (
    <Form
      of={form}
      verb="Ajouter"
      beside={
        <Button variant="subtle" onClick={onDone}>
          Revenir
        </Button>
      }
    >
      <TextField {...form.field('name')} label="Nom de l’accompagnant" required />
      <SelectField
        {...form.field('capacity')}
        label="En qualité de"
        required
        choices={CAPACITIES.map((value) => ({ value, label: CAPACITY_WORDS[value] }))}
      />
      <TextField {...form.field('phone')} label="Son téléphone" type="tel" inputMode="tel" />
    </Form>
  );
}

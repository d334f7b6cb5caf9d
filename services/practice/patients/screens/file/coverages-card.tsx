import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '#platform/web/api/request.ts';
import { useRefresh } from '#platform/web/api/queries.ts';
import { shortDate } from '#platform/web/french/dates.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { RadioField } from '#platform/web/kit/form/choice-fields.tsx';
import { DateField } from '#platform/web/kit/form/date-field.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import { useMay } from '#platform/web/session/session.tsx';
import type { Coverage, PatientFile } from '../../api/patients.ts';
import styles from './file.module.css';

const KINDS = { amo: 'Régime obligatoire', amc: 'Complémentaire' };

/** Who pays with the patient. The insured person's number is kept encrypted. */
export function CoveragesCard({ file }: { readonly file: PatientFile }) {
  const [adding, setAdding] = useState(false);
  const mayWrite = useMay()('patients.records.write');
  const refresh = useRefresh();
  const path = `/api/patients/${file.id}/coverages`;
  const remove = async ({ id, ...given }: Coverage) => {
    await api.delete(`${path}/${id}`);
    await refresh(['/api/patients']);
    announceDone(`Couverture ${given.organism} retirée`, async () => {
      await api.post(path, given);
      await refresh(['/api/patients']);
    });
  };
  return (
    <Card
      title="Couverture"
      aside={
        mayWrite &&
        !adding && (
          <Button variant="subtle" leftSection={<IconPlus size={18} stroke={1.75} />} onClick={() => setAdding(true)}>
            Ajouter
          </Button>
        )
      }
    >
      {file.coverages.length === 0 && !adding && <p className={styles.second}>Aucune couverture n’est notée.</p>}
      <ul className={styles.lines}>
        {file.coverages.map((one) => (
          <li key={one.id} className={styles.line}>
            <span>
              <strong>{one.organism}</strong> <span className={styles.second}>{KINDS[one.kind]}</span>
              {one.number !== null && <span className={styles.mono}> {one.number}</span>}
            </span>
            <span className={styles.second}>{periodText(one)}</span>
            {mayWrite && (
              <Button
                variant="subtle"
                aria-label={`Retirer ${one.organism}`}
                onClick={() => void remove(one).catch(announceFailure)}
              >
                Retirer
              </Button>
            )}
          </li>
        ))}
      </ul>
      {adding && <CoverageForm path={path} onDone={() => setAdding(false)} />}
    </Card>
  );
}

function periodText({ startsOn, endsOn }: Coverage): string {
  if (endsOn !== null) return `jusqu’au ${shortDate(endsOn)}`;
  return startsOn === null ? '' : `depuis le ${shortDate(startsOn)}`;
}

function CoverageForm({ path, onDone }: { readonly path: string; readonly onDone: () => void }) {
  const refresh = useRefresh();
  const form = useForm({
    initial: { kind: 'amc', organism: '', number: '', startsOn: '', endsOn: '' },
    submit: async ({ kind, organism, number, startsOn, endsOn }) => {
      const dates = { startsOn: startsOn || null, endsOn: endsOn || null };
      await api.post(path, { kind, organism, number: number || null, ...dates });
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
      <RadioField
        {...form.field('kind')}
        label="Couverture"
        choices={[
          { value: 'amo', label: KINDS.amo },
          { value: 'amc', label: KINDS.amc },
        ]}
      />
      <TextField {...form.field('organism')} label="Organisme" required />
      <TextField {...form.field('number')} label="Numéro d’assuré ou de contrat" mono help="Conservé chiffré." />
      <div className={styles.pair}>
        <DateField {...form.field('startsOn')} label="Début" leaning="past" />
        <DateField {...form.field('endsOn')} label="Fin" />
      </div>
    </Form>
  );
}

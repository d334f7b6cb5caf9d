import { Button } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '#platform/web/api/request.ts';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { middleDate } from '#platform/web/french/dates.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { RadioField, SelectField } from '#platform/web/kit/form/choice-fields.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { announceFailure } from '#platform/web/kit/undo.tsx';
import { useMay } from '#platform/web/session/session.tsx';
import type { Opposition } from '../../api/bans.ts';
import { MANNERS } from '../../api/vocabulary.ts';
import { MANNER_WORDS } from '../words.ts';
import { usePractitioners } from './use-practitioners.ts';
import styles from '../file/file.module.css';

const EVERYONE = 'everyone';

/** Bans of the patient, in force and lifted; entered and lifted at their word. */
export function OppositionsCard({ patientId }: { readonly patientId: string }) {
  const [adding, setAdding] = useState(false);
  const path = `/api/patients/${patientId}/oppositions`;
  const read = useRead<{ readonly oppositions: readonly Opposition[] }>(path);
  const mayWrite = useMay()('patients.records.write');
  return (
    <Card
      title="Oppositions"
      aside={
        mayWrite &&
        !adding && (
          <Button variant="subtle" leftSection={<IconLock size={18} stroke={1.75} />} onClick={() => setAdding(true)}>
            Inscrire
          </Button>
        )
      }
    >
      {adding && <NewOpposition path={path} onDone={() => setAdding(false)} />}
      <Loaded from={read}>
        {({ oppositions }) => (
          <>
            {oppositions.length === 0 && !adding && (
              <p className={styles.second}>
                Aucune. Le patient peut s’opposer à ce qu’un praticien, ou tout le cabinet, ouvre son dossier : cela
                prévaut sur tous les droits, aussitôt.
              </p>
            )}
            <ul className={styles.lines}>
              {oppositions.map((one) => (
                <OppositionLine key={one.id} path={path} one={one} mayWrite={mayWrite} />
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Card>
  );
}

interface OppositionLineProps {
  readonly path: string;
  readonly one: Opposition;
  readonly mayWrite: boolean;
}

function OppositionLine({ path, one, mayWrite }: OppositionLineProps) {
  const refresh = useRefresh();
  const inForce = one.liftedAt === null;
  const lift = () =>
    api
      .post(`${path}/${one.id}/lift`, { manner: 'in-person' })
      .then(() => refresh(['/api/patients']))
      .catch(announceFailure);
  const by =
    one.setBy === 'patient'
      ? `par le patient dans son compte${one.accountClosed ? ', fermé depuis' : ''}`
      : `à sa demande ${one.manner === null ? '' : MANNER_WORDS[one.manner]}, inscrite par ${one.recordedBy ?? ''}`;
  return (
    <li className={styles.line}>
      <span>
        <strong>{one.against?.name ?? 'Tout le cabinet'}</strong>{' '}
        <span className={styles.second}>
          le {middleDate(one.setAt)}, {by}
          {one.liftedAt !== null && ` ; levée le ${middleDate(one.liftedAt)} ${one.liftedBy ?? 'par le patient'}`}
        </span>
      </span>
      <StateChip tone={inForce ? 'bad' : 'neutral'} icon={inForce ? IconLock : IconLockOpen}>
        {inForce ? 'En vigueur' : 'Levée'}
      </StateChip>
      {inForce && (one.setBy === 'practice' || one.accountClosed) && mayWrite && (
        <Button variant="subtle" onClick={() => void lift()}>
          Lever à sa demande
        </Button>
      )}
    </li>
  );
}

function NewOpposition({ path, onDone }: { readonly path: string; readonly onDone: () => void }) {
  const refresh = useRefresh();
  const practitioners = usePractitioners();
  const form = useForm({
    initial: { against: '', manner: 'in-person' },
    check: ({ against }) =>
      against === '' ? [{ field: 'against', rule: 'required', message: 'Dites à qui le patient s’oppose.' }] : [],
    submit: async ({ against, manner }) => {
      await api.post(path, { professionalId: against === EVERYONE ? null : against, manner });
      await refresh(['/api/patients']);
      onDone();
    },
  });
  return (
    <Form
      of={form}
      verb="Inscrire l’opposition"
      beside={
        <Button variant="subtle" onClick={onDone}>
          Revenir
        </Button>
      }
    >
      <SelectField
        {...form.field('against')}
        label="Le patient s’oppose à"
        required
        choices={[{ value: EVERYONE, label: 'Tout le cabinet' }, ...practitioners]}
      />
      <RadioField
        {...form.field('manner')}
        label="Il l’a demandé"
        choices={MANNERS.map((value) => ({ value, label: MANNER_WORDS[value] }))}
      />
    </Form>
  );
}

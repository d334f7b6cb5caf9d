import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '#platform/web/api/request.ts';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { middleDate } from '#platform/web/french/dates.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { RadioField, SelectField } from '#platform/web/kit/form/choice-fields.tsx';
import { DateField } from '#platform/web/kit/form/date-field.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { announceFailure } from '#platform/web/kit/undo.tsx';
import { useMay } from '#platform/web/session/session.tsx';
import { CONSENT_KINDS, CONSENT_MANNERS, CONSENT_SUBJECTS, type Consent } from '../../api/consents.ts';
import { today } from '../today.ts';
import styles from '../file/file.module.css';

const SUBJECTS: Readonly<Record<Consent['subject'], string>> = {
  ...{ care: 'Soins', sharing: 'Partage d’informations', reminders: 'Rappels', teleconsultation: 'Téléconsultation' },
  ...{ research: 'Recherche', 'ai-notes': 'Notes assistées' },
};
const KINDS: Readonly<Record<Consent['kind'], string>> = {
  ...{ information: 'Information donnée', consent: 'Consentement', refusal: 'Refus' },
};
const MANNERS: Readonly<Record<Consent['manner'], string>> = {
  ...{ oral: 'de vive voix', written: 'par écrit', online: 'en ligne' },
};

/** The register of information and consents, withdrawals beside them (MAI-274). */
export function ConsentsCard({ patientId }: { readonly patientId: string }) {
  const [adding, setAdding] = useState(false);
  const path = `/api/patients/${patientId}/consents`;
  const read = useRead<{ readonly consents: readonly Consent[] }>(path);
  const mayWrite = useMay()('patients.records.write');
  const refresh = useRefresh();
  const withdraw = (id: string) =>
    api
      .post(`${path}/${id}/withdraw`, { withdrawnOn: today() })
      .then(() => refresh(['/api/patients']))
      .catch(announceFailure);
  return (
    <Card
      title="Information et consentements"
      aside={
        mayWrite &&
        !adding && (
          <Button variant="subtle" leftSection={<IconPlus size={18} stroke={1.75} />} onClick={() => setAdding(true)}>
            Inscrire
          </Button>
        )
      }
    >
      {adding && <NewConsent path={path} onDone={() => setAdding(false)} />}
      <Loaded from={read}>
        {({ consents }) => (
          <>
            {consents.length === 0 && !adding && <p className={styles.second}>Le registre de ce patient est vide.</p>}
            <ul className={styles.lines}>
              {consents.map((one) => (
                <li key={one.id} className={styles.line}>
                  <span>
                    <strong>{SUBJECTS[one.subject]}</strong> {one.purpose}{' '}
                    <span className={styles.second}>
                      {MANNERS[one.manner]}, le {middleDate(one.givenOn)}, {one.recordedBy}
                      {one.withdrawnOn !== null &&
                        ` ; retiré le ${middleDate(one.withdrawnOn)}, ${one.withdrawnBy ?? ''}`}
                    </span>
                  </span>
                  <StateChip tone={one.withdrawnOn === null && one.kind === 'consent' ? 'ok' : 'neutral'}>
                    {one.withdrawnOn === null ? KINDS[one.kind] : 'Retiré'}
                  </StateChip>
                  {mayWrite && one.kind === 'consent' && one.withdrawnOn === null && (
                    <Button variant="subtle" onClick={() => void withdraw(one.id)}>
                      Retirer à sa demande
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Card>
  );
}

function NewConsent({ path, onDone }: { readonly path: string; readonly onDone: () => void }) {
  const refresh = useRefresh();
  const form = useForm({
    initial: { subject: '', kind: 'information', manner: 'oral', purpose: '', givenOn: today() },
    check: ({ subject }) =>
      subject === '' ? [{ field: 'subject', rule: 'required', message: 'Dites sur quoi.' }] : [],
    submit: async (values) => {
      await api.post(path, values);
      await refresh(['/api/patients']);
      onDone();
    },
  });
  return (
    <Form
      of={form}
      verb="Inscrire au registre"
      beside={
        <Button variant="subtle" onClick={onDone}>
          Revenir
        </Button>
      }
    >
      <SelectField
        {...form.field('subject')}
        label="Sur quoi"
        required
        choices={CONSENT_SUBJECTS.map((value) => ({ value, label: SUBJECTS[value] }))}
      />
      <TextField {...form.field('purpose')} label="À quelle fin" required />
      <div className={styles.pair}>
        <RadioField
          {...form.field('kind')}
          label="Le patient"
          choices={CONSENT_KINDS.map((value) => ({ value, label: KINDS[value] }))}
        />
        <RadioField
          {...form.field('manner')}
          label="De quelle manière"
          choices={CONSENT_MANNERS.map((value) => ({ value, label: MANNERS[value] }))}
        />
      </div>
      <DateField {...form.field('givenOn')} label="Le" leaning="past" required />
    </Form>
  );
}

import { Button } from '@mantine/core';
import { IconCheck, IconPhone } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { api } from '#platform/web/api/request.ts';
import { useWrite } from '#platform/web/api/queries.ts';
import { middleDate } from '#platform/web/french/dates.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { Facts } from '#platform/web/kit/facts.tsx';
import { announceFailure } from '#platform/web/kit/undo.tsx';
import { useMay } from '#platform/web/session/session.tsx';
import type { PatientFile } from '../../api/patients.ts';
import type { ContactState } from '../../api/vocabulary.ts';
import { ContactChip } from '../contact-chip.tsx';
import { phoneText } from '../words.ts';
import styles from './file.module.css';

/** How to reach a patient, and what no longer works (MAI-116). */
export function ContactCard({ file }: { readonly file: PatientFile }) {
  const may = useMay();
  const confirm = useWrite(
    () => api.patch(`/api/patients/${file.id}`, { version: file.version, contactConfirmed: true }),
    ['/api/patients'],
  );
  const stale = [file.phoneState, file.emailState].includes('to-check');
  const refused = [!file.smsReminders && 'SMS', !file.emailReminders && 'e-mail'].filter((one) => one !== false);
  const facts: [string, ReactNode][] = [
    ['Téléphone', <Reached key="phone" value={file.phone} state={file.phoneState} />],
    ...(file.secondPhone === null ? [] : [['Autre téléphone', phoneText(file.secondPhone)] as [string, ReactNode]]),
    ['E-mail', <Reached key="email" value={file.email} state={file.emailState} />],
    ['Adresse', [file.addressLine, file.postalCode, file.city].filter((one) => one !== null).join(' ') || 'non donnée'],
    ['Rappels', refused.length === 0 ? 'acceptés' : `refusés par ${refused.join(' et ')}`],
    ['Confirmées', file.contactConfirmedOn === null ? 'jamais' : `le ${middleDate(file.contactConfirmedOn)}`],
  ];
  return (
    <Card
      title="Coordonnées"
      aside={
        file.phone !== null && (
          <Button component="a" href={`tel:${file.phone}`} leftSection={<IconPhone size={18} stroke={1.75} />}>
            Appeler
          </Button>
        )
      }
    >
      <Facts of={facts} />
      {stale && may('patients.records.write') && (
        <div className={styles.acts}>
          <Button
            leftSection={<IconCheck size={18} stroke={1.75} />}
            loading={confirm.isPending}
            onClick={() => confirm.mutate(undefined, { onError: announceFailure })}
          >
            Le patient les confirme
          </Button>
        </div>
      )}
    </Card>
  );
}

function Reached({ value, state }: { readonly value: string | null; readonly state: ContactState }) {
  if (value === null) return 'non donné';
  const shown = value.startsWith('+') ? <a href={`tel:${value}`}>{phoneText(value)}</a> : value;
  return (
    <span className={styles.value}>
      <ContactChip state={state} />
      {shown}
    </span>
  );
}

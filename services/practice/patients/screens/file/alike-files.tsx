import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { shortDate } from '#platform/web/french/dates.ts';
import { Alarm } from '#platform/web/kit/alarm.tsx';
import { Link } from '#platform/web/kit/link.tsx';
import type { Alike } from '../../api/patients.ts';
import { REASON_WORDS } from '../words.ts';
import styles from './file.module.css';

/** Files that look like the one being entered, why, and the way to each. */
export function AlikeFiles(props: { readonly alike: readonly Alike[]; readonly onCreate: () => Promise<void> }) {
  const { alike, onCreate } = props;
  const [busy, setBusy] = useState(false);
  const create = () => {
    setBusy(true);
    void onCreate().finally(() => setBusy(false));
  };
  return (
    <div role="alert">
      <Alarm
        tone="saffron"
        icon={IconUsers}
        title={alike.length === 1 ? 'Un dossier ressemble à celui-ci' : 'Des dossiers ressemblent à celui-ci'}
        action={
          <Button loading={busy} onClick={create}>
            C’est une autre personne : créer
          </Button>
        }
      >
        <ul className={styles.lines}>
          {alike.map(({ patient, reasons }) => (
            <li key={patient.id} className={styles.line}>
              {patient.opposed ? (
                <span>Accès refusé par le patient</span>
              ) : (
                <Link to={`/patients/${patient.id}`}>
                  {patient.name}
                  {patient.birthDate !== null && `, ${shortDate(patient.birthDate)}`}
                </Link>
              )}
              <span className={styles.second}>{reasons.map((reason) => REASON_WORDS[reason]).join(', ')}</span>
            </li>
          ))}
        </ul>
      </Alarm>
    </div>
  );
}

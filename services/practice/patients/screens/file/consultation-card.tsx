import { Button } from '@mantine/core';
import { IconStethoscope } from '@tabler/icons-react';
import { api } from '#platform/web/api/request.ts';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { clockTime } from '#platform/web/french/dates.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { announceFailure } from '#platform/web/kit/undo.tsx';
import { useMay } from '#platform/web/session/session.tsx';
import type { Consultation } from '../../api/identity.ts';
import type { PatientFile } from '../../api/patients.ts';
import { CheckForm } from './check-form.tsx';
import { checkText } from './check-words.ts';
import styles from './file.module.css';

/** The consultation under way and its check of identity, of who accompanies and of rights (MAI-087). */
export function ConsultationCard({ file }: { readonly file: PatientFile }) {
  const path = `/api/patients/${file.id}/consultations`;
  const read = useRead<{ readonly consultations: readonly Consultation[] }>(path);
  const mayWrite = useMay()('patients.records.write');
  const refresh = useRefresh();
  const under = read.data?.consultations.find(({ closedAt }) => closedAt === null);
  const run = (act: Promise<unknown>) => void act.then(() => refresh(['/api/patients']), announceFailure);
  if (under === undefined) {
    if (!mayWrite) return null;
    return (
      <Card title="Consultation">
        <p className={styles.second}>
          Aucune consultation en cours. À l’ouverture, l’identité, l’accompagnant et les droits se contrôlent ici.
        </p>
        <div className={styles.acts}>
          <Button leftSection={<IconStethoscope size={18} stroke={1.75} />} onClick={() => run(api.post(path, {}))}>
            Ouvrir une consultation
          </Button>
        </div>
      </Card>
    );
  }
  return (
    <Card title={`Consultation ouverte à ${clockTime(under.openedAt)}`} aside={under.openedBy}>
      {under.check === null ? (
        mayWrite ? (
          <CheckForm consultation={under} file={file} />
        ) : (
          <p>L’identité n’est pas encore vérifiée.</p>
        )
      ) : (
        <p>{checkText(under.check)}</p>
      )}
      {mayWrite && (
        <div className={styles.acts}>
          <Button onClick={() => run(api.post(`/api/patients/consultations/${under.id}/close`))}>
            {under.check === null ? 'Clore sans vérifier l’identité' : 'Clore la consultation'}
          </Button>
        </div>
      )}
    </Card>
  );
}

import { Button } from '@mantine/core';
import { useActingOrganization } from '#platform/web/api/acting-organization.ts';
import { download } from '#platform/web/api/files.ts';
import { useRead } from '#platform/web/api/queries.ts';
import { middleDate } from '#platform/web/french/dates.ts';
import { PanelPart } from '#platform/web/kit/side-panel.tsx';
import { announceFailure } from '#platform/web/kit/undo.tsx';
import type { SentDocuments as Sent } from '../api/papers.ts';
import styles from './papers.module.css';

/** What the patient sent for a visit and did not take back (MAI-111); nothing where nothing was, or may be, read. */
export function SentDocuments({ appointmentId }: Readonly<Record<string, unknown>>) {
  const path = `/api/booking/appointments/${String(appointmentId)}/documents`;
  const organization = useActingOrganization();
  const documents = useRead<Sent>(path).data?.documents ?? [];
  if (documents.length === 0) return null;
  return (
    <PanelPart title="Envoyés par le patient">
      <ul className={styles.lines}>
        {documents.map(({ id, name, sentAt }) => (
          <li key={id} className={styles.line}>
            <span className={styles.title}>{name}</span>
            <span className={styles.note}>{middleDate(sentAt)}</span>
            <span className={styles.acts}>
              <Button
                variant="default"
                size="compact-sm"
                aria-label={`Ouvrir ${name}`}
                onClick={() => void download(`${path}/${id}`, name, { organization }).catch(announceFailure)}
              >
                Ouvrir
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </PanelPart>
  );
}

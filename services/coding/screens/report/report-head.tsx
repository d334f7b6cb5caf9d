import { IconDownload } from '@tabler/icons-react';
import { Button } from '@mantine/core';
import { download } from '#platform/web/api/files.ts';
import { announceFailure } from '#platform/web/kit/undo.tsx';
import type { StayView } from '../../api/review.ts';
import { middleDate } from '#platform/web/french/dates.ts';
import { stayPath } from '../review/stay-view.ts';
import styles from './report-head.module.css';

const FROM = { pasted: 'texte collé', txt: 'fichier texte', pdf: 'fichier PDF', docx: 'fichier Word' } as const;

/** Above the report: where its text comes from, and the file as it was received. */
export function ReportHead({ view: { report, stay } }: { readonly view: StayView }) {
  if (report === null) return null;
  return (
    <header className={styles.head}>
      <h2>Compte rendu</h2>
      <p>
        {FROM[report.from]}, {report.by}, {middleDate(report.at)}
      </p>
      {report.file && (
        <Button
          size="compact-sm"
          variant="subtle"
          data-print="hide"
          leftSection={<IconDownload size={16} stroke={1.75} />}
          onClick={() => void download(`${stayPath(stay.id)}/report/file`, stay.localId).catch(announceFailure)}
        >
          Fichier reçu
        </Button>
      )}
    </header>
  );
}

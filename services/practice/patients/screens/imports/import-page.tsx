import { useState } from 'react';
import { upload } from '#platform/web/api/files.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { FileDrop } from '#platform/web/kit/file-drop.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { announceFailure } from '#platform/web/kit/undo.tsx';
import type { ReadFile } from '../../api/imports.ts';
import { ColumnsStep } from './columns-step.tsx';
import { FormerImports } from './former-imports.tsx';
import { ImportProgress } from './import-progress.tsx';
import styles from './import.module.css';

/** Patients from another software: a file, its columns, what would happen, then the import, which may be left. */
export default function ImportPage() {
  const [read, setRead] = useState<ReadFile | null>(null);
  const [started, setStarted] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const take = async ([file]: readonly File[]) => {
    if (file === undefined) return;
    setSending(true);
    try {
      setRead(await upload<ReadFile>('/api/patients/imports', [file]));
      setStarted(null);
    } catch (cause) {
      announceFailure(cause);
    } finally {
      setSending(false);
    }
  };
  return (
    <Page title="Importer des patients">
      <div className={styles.stack}>
        {started !== null && <ImportProgress importId={started} />}
        {read !== null && started === null && (
          <ColumnsStep key={read.import.id} read={read} onStarted={() => setStarted(read.import.id)} />
        )}
        {(read === null || started !== null) && (
          <Card title="Un fichier de patients">
            <FileDrop
              label="Liste exportée d’un autre logiciel"
              help="CSV ou texte, une ligne par patient, titres de colonnes en tête, 30 Mo au plus"
              accept=".csv,.txt,.tsv"
              maxBytes={30 * 1024 * 1024}
              several={false}
              disabled={sending}
              onFiles={(files) => void take(files)}
            />
          </Card>
        )}
        <FormerImports except={started} />
      </div>
    </Page>
  );
}

import { Button, Checkbox } from '@mantine/core';
import { IconDownload, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { download, upload } from '#platform/web/api/files.ts';
import { api } from '#platform/web/api/request.ts';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { middleDate } from '#platform/web/french/dates.ts';
import { counted, fileSize } from '#platform/web/french/numbers.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { ConfirmDialog } from '#platform/web/kit/confirm-dialog.tsx';
import { FileDrop } from '#platform/web/kit/file-drop.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { ProgressRow } from '#platform/web/kit/progress-row.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import { useMay } from '#platform/web/session/session.tsx';
import type { PatientDocument } from '../../api/beside.ts';
import type { PatientFile } from '../../api/patients.ts';
import { PatientFrame } from '../file/patient-frame.tsx';
import styles from '../file/file.module.css';

interface Listed {
  readonly documents: readonly PatientDocument[];
  readonly notice: string;
}

/** Documents of a patient. */
export default function DocumentsPage() {
  return <PatientFrame part="documents">{(file) => <Documents file={file} />}</PatientFrame>;
}

function Documents({ file }: { readonly file: PatientFile }) {
  const path = `/api/patients/${file.id}/documents`;
  const read = useRead<Listed>(path);
  const mayWrite = useMay()('patients.documents.write');
  return (
    <Loaded from={read}>
      {({ documents, notice }) => (
        <div className={styles.stack}>
          {mayWrite && <Upload path={path} notice={notice} />}
          <DocumentList path={path} documents={documents} mayWrite={mayWrite} />
        </div>
      )}
    </Loaded>
  );
}

const ACCEPTED = '.pdf,.docx,.png,.jpg,.jpeg,.txt';
const MOST_BYTES = 25 * 1024 * 1024;

/** The notice stands above the upload, and nothing leaves before it is ticked as read (MAI-276). */
function Upload({ path, notice }: { readonly path: string; readonly notice: string }) {
  const [told, setTold] = useState(false);
  const [progress, setProgress] = useState<{ readonly sent: number; readonly total: number } | null>(null);
  const refresh = useRefresh();
  const send = async (files: readonly File[]) => {
    setProgress({ sent: 0, total: 1 });
    try {
      await upload(path, files, { fields: { originalsKept: 'yes' }, onProgress: setProgress });
      await refresh(['/api/patients']);
      announceDone(`${counted(files.length, 'document')} dans le dossier`);
    } catch (cause) {
      announceFailure(cause);
    } finally {
      setProgress(null);
    }
  };
  return (
    <Card title="Ajouter des documents">
      <div className={styles.form}>
        <p>{notice}</p>
        <Checkbox
          label="J’ai lu, les originaux sont gardés"
          checked={told}
          onChange={({ currentTarget }) => setTold(currentTarget.checked)}
        />
        <FileDrop
          label="Documents du patient"
          help={told ? 'PDF, Word, images ou texte, 25 Mo au plus' : 'Cochez d’abord que les originaux sont gardés'}
          accept={ACCEPTED}
          maxBytes={MOST_BYTES}
          disabled={!told || progress !== null}
          onFiles={(files) => void send(files)}
        />
        {progress !== null && (
          <ProgressRow
            title="Envoi"
            done={progress.sent}
            total={progress.total}
            remains={`reste ${fileSize(Math.max(0, progress.total - progress.sent))}`}
          />
        )}
      </div>
    </Card>
  );
}

interface DocumentListProps {
  readonly path: string;
  readonly documents: readonly PatientDocument[];
  readonly mayWrite: boolean;
}

function DocumentList({ path, documents, mayWrite }: DocumentListProps) {
  const refresh = useRefresh();
  const [erasing, setErasing] = useState<PatientDocument | 'all' | null>(null);
  const erase = async () => {
    await api.delete(erasing === 'all' || erasing === null ? path : `${path}/${erasing.id}`);
    await refresh(['/api/patients']);
  };
  return (
    <Card
      title={documents.length === 0 ? 'Aucun document' : counted(documents.length, 'document')}
      aside={
        documents.length > 0 && (
          <>
            <Button
              leftSection={<IconDownload size={18} stroke={1.75} />}
              onClick={() => void download(`${path}/archive`, 'documents.zip').catch(announceFailure)}
            >
              Tout télécharger
            </Button>
            {mayWrite && (
              <Button variant="subtle" onClick={() => setErasing('all')}>
                Tout effacer
              </Button>
            )}
          </>
        )
      }
    >
      {documents.length === 0 && (
        <p className={styles.second}>Ceux que vous ajoutez sont chiffrés, et rendus intacts.</p>
      )}
      <ul className={styles.lines}>
        {documents.map((one) => (
          <li key={one.id} className={styles.line}>
            <span>
              <strong>{one.name}</strong>{' '}
              <span className={styles.second}>
                {fileSize(one.bytes)}, {middleDate(one.addedAt)}, {one.addedBy}
              </span>
            </span>
            <Button
              variant="subtle"
              aria-label={`Télécharger ${one.name}`}
              onClick={() => void download(`${path}/${one.id}/file`, one.name).catch(announceFailure)}
            >
              Télécharger
            </Button>
            {mayWrite && (
              <Button
                variant="subtle"
                leftSection={<IconTrash size={18} stroke={1.75} />}
                aria-label={`Effacer ${one.name}`}
                onClick={() => setErasing(one)}
              >
                Effacer
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={erasing !== null}
        onClose={() => setErasing(null)}
        title={erasing === 'all' ? 'Effacer tous les documents' : `Effacer ${erasing?.name ?? ''}`}
        verb="Effacer"
        onConfirm={erase}
      >
        Ce qui est effacé ne revient pas : gardez-en l’original.
      </ConfirmDialog>
    </Card>
  );
}

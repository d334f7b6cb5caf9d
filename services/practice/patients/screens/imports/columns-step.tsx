import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { api } from '#platform/web/api/request.ts';
import { counted } from '#platform/web/french/numbers.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { announceFailure } from '#platform/web/kit/undo.tsx';
import { IMPORT_FIELDS, type ImportField, type ImportPreview, type ReadFile } from '../../api/imports.ts';
import { IMPORT_FIELD_WORDS } from './field-words.ts';
import { PreviewStep } from './preview-step.tsx';
import styles from './import.module.css';

interface ColumnsStepProps {
  readonly read: ReadFile;
  readonly onStarted: () => void;
}

/** What each column holds, with its first lines under it; then what the import would do. */
export function ColumnsStep({ read, onStarted }: ColumnsStepProps) {
  const [mapping, setMapping] = useState<readonly (ImportField | null)[]>(read.proposed);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [busy, setBusy] = useState(false);
  const { import: one, columns, sample } = read;
  const look = async () => {
    setBusy(true);
    try {
      setPreview(await api.post<ImportPreview>(`/api/patients/imports/${one.id}/preview`, { mapping }));
    } catch (cause) {
      announceFailure(cause);
    } finally {
      setBusy(false);
    }
  };
  const hold = (at: number, field: ImportField | null) => {
    setMapping(mapping.map((former, index) => (index === at ? field : former === field ? null : former)));
    setPreview(null);
  };
  return (
    <>
      <Card title={one.fileName} aside={`${counted(one.lines, 'ligne')}, ${one.encoding}, ${one.separator}`}>
        <p>Dites ce que tient chaque colonne. Ce qui n’est pas nommé est laissé de côté.</p>
        <div className={styles.scroll} tabIndex={0} role="group" aria-label="Colonnes du fichier">
          <table className={styles.table}>
            <thead>
              <tr>
                {columns.map((title, at) => (
                  <th key={`${title} ${String(at)}`} scope="col">
                    <NativeSelect
                      label={title || `Colonne ${String(at + 1)}`}
                      value={mapping[at] ?? ''}
                      onChange={({ currentTarget }) => hold(at, (currentTarget.value || null) as ImportField | null)}
                      data={[
                        { value: '', label: 'Laisser de côté' },
                        ...IMPORT_FIELDS.map((value) => ({ value, label: IMPORT_FIELD_WORDS[value] })),
                      ]}
                    />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sample.map((cells, line) => (
                <tr key={String(line)}>
                  {columns.map((title, at) => (
                    <td key={`${title} ${String(at)}`} className={styles.cell}>
                      {cells[at]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div className={styles.acts}>
          <Button variant={preview === null ? 'filled' : 'default'} loading={busy} onClick={() => void look()}>
            Voir ce qui se passerait
          </Button>
        </div>
      </Card>
      {preview !== null && <PreviewStep importId={one.id} mapping={mapping} preview={preview} onStarted={onStarted} />}
    </>
  );
}

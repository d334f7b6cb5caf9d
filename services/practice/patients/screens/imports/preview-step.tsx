import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import { api } from '#platform/web/api/request.ts';
import { counted, number } from '#platform/web/french/numbers.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { announceFailure } from '#platform/web/kit/undo.tsx';
import type { ImportField, ImportPreview } from '../../api/imports.ts';
import { IMPORT_FIELD_WORDS } from './field-words.ts';
import styles from './import.module.css';

interface PreviewStepProps {
  readonly importId: string;
  readonly mapping: readonly (ImportField | null)[];
  readonly preview: ImportPreview;
  readonly onStarted: () => void;
}

/** What would come in, what is refused by line and field, who is known already; nothing is written yet. */
export function PreviewStep({ importId, mapping, preview, onStarted }: PreviewStepProps) {
  const [duplicates, setDuplicates] = useState<'skip' | 'create'>('skip');
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    try {
      await api.post(`/api/patients/imports/${importId}/start`, { mapping, duplicates });
      onStarted();
    } catch (cause) {
      announceFailure(cause);
    } finally {
      setBusy(false);
    }
  };
  const coming = duplicates === 'skip' ? preview.good - preview.alike : preview.good;
  return (
    <Card title="Ce qui se passerait" aside="rien n’est encore écrit">
      <div className={styles.stack}>
        <p className={styles.figures} role="status">
          <span>
            <strong>{number(coming)}</strong> entreraient
          </span>
          <span>
            <strong>{number(preview.alike)}</strong> déjà connus
          </span>
          <span>
            <strong>{number(preview.refused)}</strong> à corriger
          </span>
        </p>
        {preview.alike > 0 && (
          <Radio.Group
            label="Ceux qui ressemblent à un patient déjà connu"
            value={duplicates}
            onChange={(value) => setDuplicates(value === 'create' ? 'create' : 'skip')}
          >
            <div className={styles.acts}>
              <Radio value="skip" label="Les laisser de côté" />
              <Radio value="create" label="Les créer aussi, et les retrouver dans les doublons" />
            </div>
          </Radio.Group>
        )}
        {preview.duplicates.length > 0 && (
          <ul className={styles.lines}>
            {preview.duplicates.map(({ line, name, like }) => (
              <li key={line} className={styles.line}>
                <span>
                  Ligne {line}, {name}
                </span>
                <span className={styles.second}>{likeText(like)}</span>
              </li>
            ))}
          </ul>
        )}
        {preview.errors.length > 0 && <Errors preview={preview} />}
        <div className={styles.acts}>
          <Button variant="filled" loading={busy} disabled={coming === 0} onClick={() => void start()}>
            Importer {counted(coming, 'patient')}
          </Button>
          <span className={styles.second}>
            Les lignes à corriger vous reviennent dans un fichier. L’import s’annule.
          </span>
        </div>
      </div>
    </Card>
  );
}

function likeText(like: ImportPreview['duplicates'][number]['like']): string {
  if (like === null) return 'comme une ligne plus haut';
  return like.opposed ? 'comme un dossier dont l’accès est refusé' : `comme ${like.name}`;
}

function Errors({ preview }: { readonly preview: ImportPreview }) {
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label="Lignes à corriger">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Ligne</th>
            <th scope="col">Champ</th>
            <th scope="col">Valeur</th>
            <th scope="col">À corriger</th>
          </tr>
        </thead>
        <tbody>
          {preview.errors.map(({ line, field, value, message }) => (
            <tr key={`${String(line)} ${field}`}>
              <td>{line}</td>
              <td>{IMPORT_FIELD_WORDS[field]}</td>
              <td className={styles.cell}>{value === '' ? 'vide' : value}</td>
              <td className={styles.bad}>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import { Radio } from '@mantine/core';
import { useState } from 'react';
import { fileSize } from '#platform/web/french/numbers.ts';
import { FileDrop } from '#platform/web/kit/file-drop.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { serverNow } from '#platform/web/session/now.ts';
import { IMPORT_ACCEPTS, IMPORT_LIMITS } from '../../api/imports.ts';
import { FactsFields } from '../stay/facts-fields.tsx';
import { NO_FACTS } from '../stay/stay-facts-form.ts';
import { currentImport, useImportRows } from './current-import.ts';
import { ImportOutcome } from './import-outcome.tsx';
import { importFields } from './import-fields.ts';
import styles from './import-page.module.css';

/** Several files at once: what they share first, then the files, then how each gets on. */
export function FilesImport() {
  const rows = useImportRows();
  const [importId, setImportId] = useState(() => crypto.randomUUID());
  const [analyze, setAnalyze] = useState<'now' | 'after-check'>('after-check');
  const shared = useForm({ initial: NO_FACTS, submit: () => Promise.resolve() });
  const today = serverNow().toISOString().slice(0, 10);
  return (
    <>
      <Radio.Group
        label="Après l’envoi"
        value={analyze}
        onChange={(value) => setAnalyze(value === 'now' ? 'now' : 'after-check')}
      >
        <div className={styles.choices}>
          <Radio value="after-check" label="Je vérifie chaque texte, puis je lance l’analyse" />
          <Radio value="now" label="Analyser tout de suite" />
        </div>
      </Radio.Group>
      <details className={styles.facts}>
        <summary>Faits communs à ces séjours (facultatif)</summary>
        <FactsFields form={shared} identified={false} />
      </details>
      <FileDrop
        label="Comptes rendus à coder"
        help={`PDF avec texte, Word (.docx) ou texte (.txt), ${fileSize(IMPORT_LIMITS.fileBytes)} au plus. Le nom du fichier devient l’identifiant du séjour.`}
        accept={IMPORT_ACCEPTS.join(',')}
        maxBytes={IMPORT_LIMITS.fileBytes}
        onFiles={(files) => currentImport.add(files, importFields(shared.values, { importId, analyze, today }))}
      />
      {rows.length > 0 && (
        <ImportOutcome
          rows={rows}
          onClear={() => {
            currentImport.clear();
            setImportId(crypto.randomUUID());
          }}
        />
      )}
    </>
  );
}

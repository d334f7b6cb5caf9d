import { useSyncExternalStore } from 'react';
import { upload } from '#platform/web/api/files.ts';
import { Problem } from '#platform/web/api/problem.ts';
import type { FileOutcome } from '../../api/imports.ts';
import { ImportBatch, type ImportRow } from './import-batch.ts';

/** The import of this tab. It goes on while one looks at other pages. */
export const currentImport = new ImportBatch<File>({
  send: async (file, form, onProgress) => {
    const answer = await upload<{ readonly files: readonly FileOutcome[] }>('/api/coding/imports', [file], {
      fields: form,
      onProgress: ({ sent }) => onProgress(Math.min(sent, file.size)),
    });
    const outcome = answer.files[0];
    if (outcome === undefined) throw new Error('The answer to an import holds no file');
    return outcome;
  },
  sentence: (cause) => (cause instanceof Problem ? cause.message : 'Ce fichier n’a pas pu être envoyé. Réessayez.'),
});

export function useImportRows(): readonly ImportRow[] {
  return useSyncExternalStore(currentImport.subscribe, currentImport.rows);
}

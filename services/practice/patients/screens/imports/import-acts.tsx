import { Button } from '@mantine/core';
import { IconArrowBackUp, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { z } from 'zod';
import { download } from '#platform/web/api/files.ts';
import { api } from '#platform/web/api/request.ts';
import { useRefresh } from '#platform/web/api/queries.ts';
import { counted } from '#platform/web/french/numbers.ts';
import { ConfirmDialog } from '#platform/web/kit/confirm-dialog.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import type { PatientImport, undoneAnswer } from '../../api/imports.ts';
import styles from './import.module.css';

/** The refused lines back, and the way back. */
export function ImportActs({ one }: { readonly one: PatientImport }) {
  const [undoing, setUndoing] = useState(false);
  const refresh = useRefresh();
  if (one.state !== 'done') return null;
  const path = `/api/patients/imports/${one.id}`;
  const undo = async () => {
    const { removed, kept } = await api.post<z.output<typeof undoneAnswer>>(`${path}/undo`);
    await refresh(['/api/patients']);
    const left = kept === 0 ? '' : ` ; ${counted(kept, 'gardé', 'gardés')}, déjà utilisés`;
    announceDone(`Import annulé : ${counted(removed, 'dossier retiré', 'dossiers retirés')}${left}`);
  };
  return (
    <div className={styles.acts}>
      {one.refused > 0 && (
        <Button
          leftSection={<IconDownload size={18} stroke={1.75} />}
          onClick={() => void download(`${path}/refused`, 'à corriger.csv').catch(announceFailure)}
        >
          Lignes à corriger
        </Button>
      )}
      {one.created > 0 && (
        <Button
          variant="subtle"
          leftSection={<IconArrowBackUp size={18} stroke={1.75} />}
          onClick={() => setUndoing(true)}
        >
          Annuler cet import
        </Button>
      )}
      <ConfirmDialog
        opened={undoing}
        onClose={() => setUndoing(false)}
        title={`Annuler l’import ${one.fileName}`}
        verb="Annuler l’import"
        onConfirm={undo}
      >
        Les dossiers créés par cet import sont retirés, sauf ceux qui ont servi depuis : rendez-vous, note, document ou
        modification.
      </ConfirmDialog>
    </div>
  );
}

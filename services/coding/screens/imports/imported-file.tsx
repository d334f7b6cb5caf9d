import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconClock, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { fileSize } from '#platform/web/french/numbers.ts';
import { Link } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { useRead } from '#platform/web/api/queries.ts';
import type { StayView } from '../../api/review.ts';
import { stayPath } from '../review/stay-view.ts';
import type { ImportRow } from './import-batch.ts';
import styles from './import-outcome.module.css';

const ICONS = { waiting: IconClock, sending: IconUpload, imported: IconCircleCheck, refused: IconCircleX } as const;

/** One file: its bar, then its outcome with a plain reason; its text may be checked in place. */
export function ImportedFile({ row, analysed }: { readonly row: ImportRow; readonly analysed: boolean }) {
  const [shown, setShown] = useState(false);
  const { name, bytes, sent, state, outcome, problem } = row;
  const Icon = ICONS[state];
  return (
    <li className={styles.file} data-state={state}>
      <Icon size={20} stroke={1.75} aria-hidden="true" />
      <div className={styles.words}>
        <b>{name}</b> <span className={styles.size}>{fileSize(bytes)}</span>
        <p role={state === 'refused' ? 'alert' : undefined}>{sentence(row, analysed)}</p>
        {outcome?.duplicates.map(({ stayId, localId }) => (
          <p key={stayId} className={styles.duplicate}>
            <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" /> Même contenu que le séjour{' '}
            <Link to={`/codage/${stayId}`}>{localId}</Link>
          </p>
        ))}
        {problem !== null && state === 'refused' && <p className={styles.size}>Rien n’a été gardé de ce fichier.</p>}
      </div>
      {state === 'sending' && <progress value={sent} max={bytes} aria-label={`Envoi de ${name}`} />}
      {outcome?.stayId != null && (
        <div className={styles.actions}>
          <Button size="compact-sm" variant="subtle" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {shown ? 'Fermer le texte' : 'Vérifier le texte'}
          </Button>
          <Link to={`/codage/${outcome.stayId}`}>Ouvrir le séjour {outcome.localId}</Link>
        </div>
      )}
      {shown && outcome?.stayId != null && <CheckedText stayId={outcome.stayId} />}
    </li>
  );
}

function sentence({ state, problem }: ImportRow, analysed: boolean): string {
  if (analysed) return 'Analyse lancée.';
  if (state === 'waiting') return 'En attente.';
  if (state === 'sending') return 'Envoi et lecture du texte…';
  return state === 'imported' ? 'Importé.' : (problem ?? 'Refusé.');
}

function CheckedText({ stayId }: { readonly stayId: string }) {
  const view = useRead<StayView>(stayPath(stayId));
  return (
    <div className={styles.text} tabIndex={0} role="region" aria-label="Texte lu">
      <Loaded from={view}>{({ report }) => report?.text ?? ''}</Loaded>
    </div>
  );
}

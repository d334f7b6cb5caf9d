import { Button } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '#platform/web/api/request.ts';
import { useRefresh } from '#platform/web/api/queries.ts';
import { counted } from '#platform/web/french/numbers.ts';
import { Link } from '#platform/web/kit/link.tsx';
import { ProgressRow } from '#platform/web/kit/progress-row.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import type { ImportRow } from './import-batch.ts';
import { ImportedFile } from './imported-file.tsx';
import styles from './import-outcome.module.css';

interface ImportOutcomeProps {
  readonly rows: readonly ImportRow[];
  readonly onClear: () => void;
}

interface Started {
  readonly stays: readonly { readonly stayId: string; readonly started: boolean; readonly reason: string | null }[];
}

/** How the files get on, and the analysis of all that are in, at once. */
export function ImportOutcome({ rows, onClear }: ImportOutcomeProps) {
  const refresh = useRefresh();
  const [analysed, setAnalysed] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const done = rows.filter(({ state }) => state === 'imported' || state === 'refused').length;
  const refused = rows.filter(({ state }) => state === 'refused').length;
  const toAnalyse = rows
    .filter(({ outcome }) => outcome?.state === 'imported')
    .flatMap(({ outcome }) => (outcome?.stayId == null || analysed.has(outcome.stayId) ? [] : [outcome.stayId]));
  const analyse = async () => {
    setBusy(true);
    try {
      const { stays } = await api.post<Started>('/api/coding/analyses', { stayIds: toAnalyse.slice(0, 200) });
      const started = stays.filter((stay) => stay.started).map(({ stayId }) => stayId);
      setAnalysed(new Set([...analysed, ...started]));
      announceDone(`Analyse lancée pour ${counted(started.length, 'séjour')}`);
      await refresh(['/api/coding/stays']);
    } catch (cause) {
      announceFailure(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className={styles.outcome} aria-label="Fichiers de cet envoi">
      <ProgressRow
        title={`Envoi de ${counted(rows.length, 'fichier')}`}
        done={done}
        total={rows.length}
        remains={
          done < rows.length
            ? `reste ${rows.length - done}`
            : `${counted(done - refused, 'importé')}, ${counted(refused, 'refusé')}`
        }
        action={
          <div className={styles.actions}>
            <Link to="/codage">Voir les séjours</Link>
            {done === rows.length && (
              <Button variant="subtle" onClick={onClear}>
                Effacer la liste
              </Button>
            )}
            {toAnalyse.length > 0 && (
              <Button
                variant="filled"
                loading={busy}
                leftSection={<IconSparkles size={18} stroke={1.75} />}
                onClick={() => void analyse()}
              >
                Analyser {counted(toAnalyse.length, 'séjour')}
              </Button>
            )}
          </div>
        }
      />
      <ul className={styles.files}>
        {rows.map((row) => (
          <ImportedFile
            key={row.id}
            row={row}
            analysed={row.outcome?.stayId != null && analysed.has(row.outcome.stayId)}
          />
        ))}
      </ul>
    </section>
  );
}

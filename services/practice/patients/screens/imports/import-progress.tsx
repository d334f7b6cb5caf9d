import { useRead } from '#platform/web/api/queries.ts';
import { counted, number } from '#platform/web/french/numbers.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { ProgressRow } from '#platform/web/kit/progress-row.tsx';
import type { PatientImport } from '../../api/imports.ts';
import { ImportActs } from './import-acts.tsx';
import { outcomeText } from './outcome-text.ts';
import styles from './import.module.css';

const WHILE_RUNNING_MILLISECONDS = 1000;

/** How an import gets on, and what is left to do once it is over. */
export function ImportProgress({ importId }: { readonly importId: string }) {
  const read = useRead<PatientImport>(`/api/patients/imports/${importId}`, {
    everyMilliseconds: WHILE_RUNNING_MILLISECONDS,
  });
  return (
    <Loaded from={read}>
      {(one) => (
        <Card title={one.fileName}>
          {one.state === 'running' ? (
            <ProgressRow
              title={`${number(one.linesDone)} lignes sur ${number(one.lines)}`}
              done={one.linesDone}
              total={one.lines}
              remains={`reste ${counted(one.lines - one.linesDone, 'ligne')} ; vous pouvez quitter cette page`}
            />
          ) : (
            <div className={styles.stack}>
              <p role="status">{outcomeText(one)}</p>
              <ImportActs one={one} />
            </div>
          )}
        </Card>
      )}
    </Loaded>
  );
}

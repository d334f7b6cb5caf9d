import { useRead } from '#platform/web/api/queries.ts';
import { middleDate } from '#platform/web/french/dates.ts';
import { Card } from '#platform/web/kit/card.tsx';
import type { PatientImport } from '../../api/imports.ts';
import { ImportActs } from './import-acts.tsx';
import { outcomeText } from './outcome-text.ts';
import styles from './import.module.css';

/** Earlier imports, each with its way back. */
export function FormerImports({ except }: { readonly except: string | null }) {
  const { data } = useRead<{ readonly imports: readonly PatientImport[] }>('/api/patients/imports');
  const former = (data?.imports ?? []).filter(({ id, state }) => id !== except && state !== 'read');
  if (former.length === 0) return null;
  return (
    <Card title="Imports précédents">
      <ul className={styles.lines}>
        {former.map((one) => (
          <li key={one.id} className={styles.line}>
            <span>
              <strong>{one.fileName}</strong>{' '}
              <span className={styles.second}>
                {middleDate(one.readAt)}, {one.readBy}. {outcomeText(one)}
              </span>
            </span>
            <ImportActs one={one} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

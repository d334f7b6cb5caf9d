import { useRead } from '#platform/web/api/queries.ts';
import { clockTime, shortDate } from '#platform/web/french/dates.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import type { Opened, OpeningLine } from '../../api/access.ts';
import styles from '../file/file.module.css';

const WORDS: Readonly<Record<Opened, string>> = {
  ...{ card: 'fiche', file: 'dossier', documents: 'liste des documents', document: 'document', notes: 'notes' },
  ...{ export: 'exportation', appointment: 'rendez-vous', shared: 'partage', refused: 'tentative refusée' },
};

/** Who opened the file, as the patient reads it in their account (MAI-275). */
export function OpeningsCard({ patientId }: { readonly patientId: string }) {
  const read = useRead<{ readonly openings: readonly OpeningLine[] }>(`/api/patients/${patientId}/openings`);
  return (
    <Card title="Ouvertures du dossier" aside="que le patient peut lire">
      <Loaded from={read}>
        {({ openings }) => (
          <ul className={styles.lines}>
            {openings.slice(0, 50).map(({ id, at, who, what, despiteBan }) => (
              <li key={id} className={styles.line}>
                <span>
                  {who} <span className={styles.second}>{WORDS[what]}</span>
                </span>
                {despiteBan && <StateChip tone="bad">malgré l’opposition</StateChip>}
                <span className={styles.mono}>
                  {shortDate(at)} {clockTime(at)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}

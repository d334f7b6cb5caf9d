import { counted, number } from '#platform/web/french/numbers.ts';
import { serverNow } from '#platform/web/session/now.ts';
import type { ShownEntry } from '../../entry-shapes.ts';
import { addressText } from '../lines/entry-columns.tsx';
import { dayInParis, momentInParis, secondInParis, shortDay } from '../paris-time.ts';
import { usePrinting } from './use-printing.ts';
import styles from './printed-journal.module.css';

interface PrintedJournalProps {
  readonly entries: readonly ShownEntry[];
  /** How many lines answer in all; more than those read. */
  readonly lines: number | undefined;
  /** What was asked, as a sentence. */
  readonly asked: string;
}

/** The lines read, on paper. */
export function PrintedJournal({ entries, lines = entries.length, asked }: PrintedJournalProps) {
  if (!usePrinting()) return null;
  return (
    <div className={styles.sheet}>
      <p>
        {asked} Imprimé le {momentInParis(serverNow().toISOString())}, heure de Paris.{' '}
        {entries.length < lines
          ? `Les ${number(entries.length)} lignes les plus récentes sur ${number(lines)} ; toutes sont dans l’export.`
          : counted(lines, 'ligne')}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            {['Date et heure', 'Personne', 'Action', 'Objet', 'Adresse et port'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, at, actor, actionName, object, origin }) => (
            <tr key={id}>
              <td>
                {shortDay(dayInParis(at))} {secondInParis(at)}
              </td>
              <td>{actor.kind === 'system' ? 'Cabinet, automatique' : actor.name}</td>
              <td>{actionName}</td>
              <td>
                {object.name} <code>{object.id}</code>
              </td>
              <td>
                <code>{addressText(origin)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

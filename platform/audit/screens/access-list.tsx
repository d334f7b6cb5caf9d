import { counted } from '#platform/web/french/numbers.ts';
import { Avatar } from '#platform/web/kit/avatar.tsx';
import type { ShownSummary } from '../entry-shapes.ts';
import { shortId } from './filters/filter-words.ts';
import { momentInParis } from './paris-time.ts';
import styles from './access-list.module.css';

interface AccessListProps {
  readonly object: string;
  /** Of all lines about this object. */
  readonly summary: ShownSummary;
  /** The person whose lines are shown; '' for all. */
  readonly person: string;
  readonly onPerson: (person: string) => void;
}

/** Who had to do with one object, how often and when last (CIM-139); a name narrows the lines below to theirs. */
export function AccessList({ object, summary, person, onPerson }: AccessListProps) {
  const [first] = summary.objects;
  return (
    <section className={styles.list} aria-labelledby="access-title">
      <h2 id="access-title" className={styles.title}>
        Accès : {first === undefined ? 'objet' : first.name.toLowerCase()} <code>{shortId(object)}</code>
      </h2>
      <ul className={styles.people}>
        {summary.actors.map(({ id, kind, name, lines, lastAt }) => (
          <li key={`${kind}-${id ?? ''}`}>
            <button
              type="button"
              className={styles.person}
              disabled={id === null}
              aria-pressed={id !== null && id === person}
              onClick={() => onPerson(id === null || id === person ? '' : id)}
            >
              <Avatar name={kind === 'system' ? 'Cabinet' : name} />
              <span>
                <strong>{kind === 'system' ? 'Cabinet, automatique' : name}</strong>
                <small>
                  {counted(lines, 'ligne')}, dernière le {momentInParis(lastAt)}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

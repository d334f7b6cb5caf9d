import { useRead } from '#platform/web/api/queries.ts';
import { counted } from '#platform/web/french/numbers.ts';
import { Link } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import type { StayList } from '../../api/stays.ts';
import { TO_REVIEW_QUERY } from '../stay/neighbours.ts';
import styles from './home-card.module.css';

const SHOWN = 5;

/** On the home page: the stays that wait for decisions, the oldest first. */
export function HomeCard() {
  const list = useRead<StayList>('/api/coding/stays', { query: { ...TO_REVIEW_QUERY, limit: SHOWN } });
  if (list.error?.code === 'coding.acknowledgement-required') {
    return (
      <p>
        Avant d’entrer dans le codage : <Link to="/codage">lire et accepter ses conditions d’usage</Link>
      </p>
    );
  }
  return (
    <Loaded from={list}>
      {({ stays, total }) =>
        total === 0 ? (
          <p>
            Rien à relire. <Link to="/codage">Voir les séjours</Link>
          </p>
        ) : (
          <>
            <ul className={styles.list}>
              {stays.map(({ id, localId, unit, remaining }) => (
                <li key={id}>
                  <Link to={`/codage/${id}`}>{localId}</Link>
                  <span>{unit}</span>
                  <b>{remaining === 0 ? 'à clore' : `reste ${remaining}`}</b>
                </li>
              ))}
            </ul>
            <p className={styles.all}>
              <Link to="/codage">{counted(total, 'séjour')} à relire</Link>
            </p>
          </>
        )
      }
    </Loaded>
  );
}

import type { ProposalView } from '../../api/review.ts';
import { quoted } from '../words.ts';
import styles from './decision-card.module.css';

const FOLDED = 3;

/** The words of the report that justify a proposal; each leads to its place. Without any, the card says so (CIM-35). */
export function CardQuotes({
  quotes,
  onShow,
}: {
  readonly quotes: ProposalView['quotes'];
  readonly onShow: (index: number) => void;
}) {
  return (
    <div>
      <dt>Texte</dt>
      <dd className={styles.quotes}>
        {quotes.slice(0, FOLDED).map(({ start, text }, index) => (
          <button
            key={start}
            type="button"
            className={styles.quote}
            title="Voir dans le texte (T)"
            onClick={() => onShow(index)}
          >
            {quoted(text)}
          </button>
        ))}
        {quotes.length > FOLDED && (
          <span className={styles.more}>et {quotes.length - FOLDED} autres passages soulignés</span>
        )}
        {quotes.length === 0 && <span>Aucun extrait du compte rendu ne soutient cette proposition.</span>}
      </dd>
    </div>
  );
}

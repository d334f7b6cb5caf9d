import styles from './review-screen.module.css';

export type ReviewTab = 'text' | 'decisions';

/** On a telephone the report and the decisions share the place. */
export function ReviewTabs(props: {
  readonly tab: ReviewTab;
  readonly onTab: (tab: ReviewTab) => void;
  readonly remaining: number;
}) {
  const { tab, onTab, remaining } = props;
  return (
    <div className={styles.tabs} role="group" aria-label="Vue">
      <button type="button" aria-pressed={tab === 'text'} onClick={() => onTab('text')}>
        Compte rendu
      </button>
      <button type="button" aria-pressed={tab === 'decisions'} onClick={() => onTab('decisions')}>
        {remaining === 0 ? 'Décisions' : `Décisions, reste ${remaining}`}
      </button>
    </div>
  );
}

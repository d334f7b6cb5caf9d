import styles from './confidence-bars.module.css';

const levels = {
  low: { bars: 1, word: 'faible' },
  medium: { bars: 2, word: 'moyenne' },
  high: { bars: 3, word: 'élevée' },
} as const;

/** How sure a proposal is: three rising bars and a word. Below `high`, show the doubt or the rival beside it. */
export function ConfidenceBars({
  level,
  full = false,
}: {
  readonly level: keyof typeof levels;
  readonly full?: boolean;
}) {
  const { bars, word } = levels[level];
  return (
    <span className={styles.confidence} data-level={level}>
      <svg width="16" height="14" viewBox="0 0 16 14" aria-hidden="true">
        {[1, 2, 3].map((bar) => (
          <rect
            key={bar}
            x={(bar - 1) * 5.5}
            y={14 - bar * 4.5}
            width="4"
            height={bar * 4.5}
            rx="1"
            className={bar <= bars ? styles.on : styles.off}
          />
        ))}
      </svg>
      {full ? `confiance ${word}` : word}
    </span>
  );
}

import styles from './mark.module.css';

/** Our mark and, unless `alone`, our name. */
export function Mark({ alone = false }: { readonly alone?: boolean }) {
  return (
    <span className={styles.mark}>
      <svg width="24" height="24" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" className={styles.ground} />
        <path d="M11 8h10a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3H11a3 3 0 0 1-3-3V11a3 3 0 0 1 3-3Z" className={styles.door} />
        <path d="M16 8v16" className={styles.seam} strokeWidth="2.5" />
        <circle cx="20" cy="16" r="1.6" className={styles.handle} />
      </svg>
      {!alone && <span className={styles.name}>cabinet</span>}
    </span>
  );
}

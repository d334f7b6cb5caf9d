import { Button } from '@mantine/core';
import type { useEntries } from '../use-journal.ts';
import styles from './lines.module.css';

/** Under the last line read: the next ones are coming, or could not; nothing once all are there. */
export function MoreLines({ of }: { readonly of: ReturnType<typeof useEntries> }) {
  if (of.isFetchNextPageError) {
    return (
      <p className={styles.more} role="alert">
        La suite n’a pas pu être lue.{' '}
        <Button variant="subtle" size="compact-sm" onClick={() => void of.fetchNextPage()}>
          Réessayer
        </Button>
      </p>
    );
  }
  return of.isFetchingNextPage ? (
    <p className={styles.more} role="status">
      Lecture de la suite
    </p>
  ) : null;
}

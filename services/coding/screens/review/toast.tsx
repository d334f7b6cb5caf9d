import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useEffect } from 'react';
import { KeyHint } from '#platform/web/kit/key-hint.tsx';
import type { Review } from './use-review.ts';
import styles from './toast.module.css';

const SHOWN_MILLISECONDS = 8000;

/** What was just decided and the way back: one at a time, each takes the place of the last. */
export function Toast({ review }: { readonly review: Review }) {
  const { said, hush, undo } = review;
  useEffect(() => {
    if (said === null) return undefined;
    const timer = setTimeout(hush, SHOWN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [said, hush]);
  return (
    <div className={styles.place} role="status" data-print="hide">
      {said !== null && (
        <p key={said.id} className={styles.toast}>
          <span>{said.text}</span>
          {said.undoable && (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconArrowBackUp size={16} stroke={1.75} />}
              rightSection={<KeyHint keys="z" />}
              onClick={() => undo()}
            >
              Annuler
            </Button>
          )}
        </p>
      )}
    </div>
  );
}

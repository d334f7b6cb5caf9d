import { Button, Tooltip } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { KeyHint } from '#platform/web/kit/key-hint.tsx';
import { useMay } from '#platform/web/session/session.tsx';
import type { Review } from '../review/use-review.ts';
import { useReviewKey } from '../review/use-review-keys.ts';
import { CloseDialog } from './close-dialog.tsx';
import { closingState } from './closing-state.ts';
import styles from './close-button.module.css';

/** Closes the coding; while it cannot, says why and leads to the first decision that waits. */
export function CloseButton({ review }: { readonly review: Review }) {
  const may = useMay();
  const [opened, setOpened] = useState(false);
  const state = closingState(review.view, may('coding.stays.validate'), review.items.length);
  const run = () => {
    if (state.open) setOpened(true);
    else if (state.jump === 'undecided') review.toNextUndecided();
  };
  useReviewKey('close', run);
  // What waits for a decision is counted in the bar; what is being sent is over before it is read.
  const told = !state.open && state.jump === null && (review.items.length === 0 || review.waiting);
  return (
    <>
      {!state.open && (
        <span id="close-reason" className={styles.reason} hidden={!told}>
          {state.reason}
        </span>
      )}
      <Tooltip label={state.open ? '' : state.reason} disabled={state.open} multiline maw={280}>
        <Button
          className={styles.button ?? ''}
          variant={state.open ? 'filled' : 'default'}
          aria-disabled={!state.open}
          aria-describedby={state.open ? undefined : 'close-reason'}
          leftSection={<IconLock size={18} stroke={1.75} />}
          rightSection={state.open ? <KeyHint keys="c" quiet /> : undefined}
          onClick={run}
        >
          Clore<span className={styles.long}>{'\u00A0'}le codage</span>
        </Button>
      </Tooltip>
      {opened && state.open && (
        <CloseDialog view={review.view} emptyRoles={state.emptyRoles} onClose={() => setOpened(false)} />
      )}
    </>
  );
}

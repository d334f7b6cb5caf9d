import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp, IconCheck, IconExclamationCircle } from '@tabler/icons-react';
import { Problem } from '../api/problem.ts';
import styles from './undo.module.css';

let latestUndo: (() => void) | null = null;

/** Undoes the last act announced that can still be; the shell gives it the key Z. */
export function undoLatest(): void {
  latestUndo?.();
}

/** Says that something could not be done, with the server's own sentence. */
export function announceFailure(cause: unknown): void {
  notifications.show({
    message: cause instanceof Problem ? cause.message : 'Cela n’a pas pu se faire. Rien n’a été changé.',
    icon: <IconExclamationCircle size={20} stroke={1.75} />,
    classNames: { icon: styles.bad ?? '' },
    closeButtonProps: { 'aria-label': 'Fermer' },
    autoClose: 12_000,
    role: 'alert',
  });
}

/**
 * Says what was done and, for ten seconds, lets it be undone: undo rather than "are you sure".
 *
 * @param done past participle first: "Séjour 26-07731 reporté".
 * @param undo the inverse act; its failure is announced.
 */
export function announceDone(done: string, undo?: () => Promise<unknown>): void {
  const id = crypto.randomUUID();
  const goBack = () => {
    notifications.hide(id);
    latestUndo = null;
    undo?.().then(() => announceDone('C’est annulé'), announceFailure);
  };
  latestUndo = undo === undefined ? latestUndo : goBack;
  notifications.show({
    id,
    message: (
      <span className={styles.line}>
        {done}
        {undo !== undefined && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconArrowBackUp size={18} stroke={1.75} />}
            onClick={goBack}
          >
            Annuler
          </Button>
        )}
      </span>
    ),
    icon: <IconCheck size={20} stroke={1.75} />,
    classNames: { icon: styles.ok ?? '' },
    closeButtonProps: { 'aria-label': 'Fermer' },
    autoClose: undo === undefined ? 5000 : 10_000,
    onClose: () => {
      if (latestUndo === goBack) latestUndo = null;
    },
    role: 'status',
  });
}

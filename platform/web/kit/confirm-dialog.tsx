import { Button, Group, Modal } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Problem } from '../api/problem.ts';
import styles from './confirm-dialog.module.css';

interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The act and its object: "Retirer Hélène Vasseur de l'équipe". */
  readonly title: string;
  /** What follows, what is kept, from when. */
  readonly children: ReactNode;
  /** On the button: "Retirer". Never "OK". */
  readonly verb: string;
  readonly onConfirm: () => Promise<unknown>;
}

/** Only for what cannot be undone; everything else is done at once, with `announceDone`. */
export function ConfirmDialog({ opened, onClose, title, children, verb, onConfirm }: ConfirmDialogProps) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const confirm = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      await onConfirm();
      onClose();
    } catch (cause) {
      setRefusal(cause instanceof Problem ? cause.message : 'Cela n’a pas pu se faire. Rien n’a été changé.');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <div className={styles.text}>{children}</div>
      {refusal !== null && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="subtle" onClick={onClose} data-autofocus>
          Revenir
        </Button>
        <Button variant="filled" color="bad" loading={busy} onClick={() => void confirm()}>
          {verb}
        </Button>
      </Group>
    </Modal>
  );
}

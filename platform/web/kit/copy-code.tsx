import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import styles from './copy-code.module.css';

/** A code to be read, dictated or copied: large mono, and a button. `label` says what it is to screen readers. */
export function CopyCode({ value, label }: { readonly value: string; readonly label: string }) {
  return (
    <div className={styles.box}>
      <code className={styles.code} aria-label={label}>
        {value}
      </code>
      <CopyButton value={value} timeout={2000}>
        {({ copied, copy }) => (
          <Button
            variant="subtle"
            onClick={copy}
            leftSection={copied ? <IconCheck size={18} stroke={1.75} /> : <IconCopy size={18} stroke={1.75} />}
          >
            <span aria-live="polite">{copied ? 'Copié' : 'Copier'}</span>
          </Button>
        )}
      </CopyButton>
    </div>
  );
}

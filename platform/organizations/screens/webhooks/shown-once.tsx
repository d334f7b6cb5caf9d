import { Button } from '@mantine/core';
import { CopyCode } from '#platform/web/kit/copy-code.tsx';
import styles from '../team.module.css';

/** A secret of a webhook, to be copied now. */
export function ShownOnce({ secret, onDone }: { readonly secret: string; readonly onDone: () => void }) {
  return (
    <div className={styles.stack}>
      <p>
        Copiez-le maintenant dans le programme prévenu : il ne sera plus montré. Avec lui, le programme vérifie que
        chaque message vient d’ici (en-têtes cabinet-timestamp et cabinet-signature).
      </p>
      <CopyCode value={secret} label="Secret du webhook" />
      <Button variant="filled" onClick={onDone}>
        C’est fait
      </Button>
    </div>
  );
}

import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react';
import { saveFile } from '#platform/web/api/files.ts';
import styles from './account.module.css';

/** Recovery codes, shown once: to print, keep in a file, or copy into a password manager. */
export function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  const text = codes.join('\n');
  return (
    <div className={styles.step}>
      <p>
        Chacun remplace une seule fois le code de votre téléphone, si vous le perdez. Ils ne seront plus montrés :
        gardez-les maintenant, ailleurs que sur ce poste.
      </p>
      <ul className={styles.codes} aria-label="Codes de secours">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles.actions} data-print="hide">
        <CopyButton value={text} timeout={2000}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              onClick={copy}
              leftSection={copied ? <IconCheck size={18} stroke={1.75} /> : <IconCopy size={18} stroke={1.75} />}
            >
              <span aria-live="polite">{copied ? 'Copiés' : 'Copier'}</span>
            </Button>
          )}
        </CopyButton>
        <Button variant="default" leftSection={<IconPrinter size={18} stroke={1.75} />} onClick={() => window.print()}>
          Imprimer
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={18} stroke={1.75} />}
          onClick={() => saveFile(new Blob([`Codes de secours Cabinet\n\n${text}\n`]), 'codes-de-secours-cabinet.txt')}
        >
          Enregistrer
        </Button>
      </div>
    </div>
  );
}

import { Tabs } from '@mantine/core';
import { IconClipboardText, IconFiles } from '@tabler/icons-react';
import { Page } from '#platform/web/kit/page.tsx';
import { Acknowledged } from '../acknowledgement/acknowledged.tsx';
import { FilesImport } from './files-import.tsx';
import { PastedImport } from './pasted-import.tsx';
import styles from './import-page.module.css';

/** Brings reports in: several files at once, or a pasted text; each becomes a stay. */
export function ImportPage() {
  return (
    <Acknowledged>
      <Page title="Importer des comptes rendus">
        <Tabs defaultValue="files" className={styles.tabs ?? ''}>
          <Tabs.List>
            <Tabs.Tab value="files" leftSection={<IconFiles size={18} stroke={1.75} />}>
              Fichiers
            </Tabs.Tab>
            <Tabs.Tab value="text" leftSection={<IconClipboardText size={18} stroke={1.75} />}>
              Texte collé
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="files" className={styles.panel ?? ''}>
            <FilesImport />
          </Tabs.Panel>
          <Tabs.Panel value="text" className={styles.panel ?? ''}>
            <PastedImport />
          </Tabs.Panel>
        </Tabs>
      </Page>
    </Acknowledged>
  );
}

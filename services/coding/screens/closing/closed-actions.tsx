import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload, IconLockOpen, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { download } from '#platform/web/api/files.ts';
import { useShortcut } from '#platform/web/kit/shortcuts/registry.ts';
import { announceFailure } from '#platform/web/kit/undo.tsx';
import type { StayView } from '../../api/review.ts';
import { stayPath } from '../review/stay-view.ts';
import { ReopenDialog } from './reopen-dialog.tsx';

const FORMATS = [
  ['pdf', 'PDF, à classer'],
  ['csv', 'CSV, pour un tableur'],
  ['json', 'JSON, pour un logiciel'],
] as const;

/** What one does with a validated coding: export, print, open again. What is closed says why. */
export function ClosedActions({ view }: { readonly view: StayView }) {
  const [reopening, setReopening] = useState(false);
  const { export: mayExport, reopen } = view.may;
  const { id, localId } = view.stay;
  useShortcut('ctrl+p', 'Imprimer la fiche', () => window.print(), { group: 'Ce séjour', enabled: mayExport.allowed });
  return (
    <>
      <Button
        disabled={!reopen.allowed}
        title={reopen.reason ?? undefined}
        leftSection={<IconLockOpen size={18} stroke={1.75} />}
        onClick={() => setReopening(true)}
      >
        Rouvrir
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="filled"
            disabled={!mayExport.allowed}
            title={mayExport.reason ?? undefined}
            leftSection={<IconDownload size={18} stroke={1.75} />}
            rightSection={<IconChevronDown size={16} stroke={1.75} />}
          >
            Exporter
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {FORMATS.map(([format, words]) => (
            <Menu.Item
              key={format}
              onClick={() =>
                void download(`${stayPath(id)}/export/${format}`, `${localId}.${format}`).catch(announceFailure)
              }
            >
              {words}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPrinter size={18} stroke={1.75} />} onClick={() => window.print()}>
            Imprimer la fiche
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {reopening && <ReopenDialog view={view} onClose={() => setReopening(false)} />}
    </>
  );
}

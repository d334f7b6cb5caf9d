import { ActionIcon, Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { Exporting } from './use-export.ts';

/** Keeps the lines asked for as a CSV file; `small` where only an icon has room. */
export function ExportButton({
  exporting,
  small = false,
}: {
  readonly exporting: Exporting;
  readonly small?: boolean;
}) {
  const run = () => void exporting.run();
  if (small) {
    return (
      <ActionIcon variant="subtle" aria-label="Exporter en CSV" loading={exporting.busy} onClick={run}>
        <IconDownload size={20} stroke={1.75} />
      </ActionIcon>
    );
  }
  return (
    <Button leftSection={<IconDownload size={18} stroke={1.75} />} loading={exporting.busy} onClick={run}>
      Exporter en CSV
    </Button>
  );
}

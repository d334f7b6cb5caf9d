import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowsVertical, IconDotsVertical, IconDownload, IconPrinter, IconSettings } from '@tabler/icons-react';
import { saveFile } from '#platform/web/api/files.ts';
import { useGo } from '#platform/web/kit/link.tsx';
import { useShortcut } from '#platform/web/kit/shortcuts/registry.ts';
import { dayCsv } from '../list/day-csv.ts';
import type { Density } from '../grid/scale.ts';
import type { Agenda } from '../reading/use-agenda.ts';

interface AgendaMenuProps {
  readonly agenda: Agenda;
  readonly density: Density;
  readonly onDensity: (density: Density) => void;
}

/** What one does now and then: print, take away, settle. */
export function AgendaMenu({ agenda, density, onDensity }: AgendaMenuProps) {
  const go = useGo();
  const print = () => window.print();
  const toggle = () => onDensity(density === 'compact' ? 'comfortable' : 'compact');
  useShortcut('p', 'Imprimer la journée', print, { group: 'Agenda' });
  useShortcut('h', 'Changer la hauteur des heures', toggle, { group: 'Agenda' });
  const save = () => saveFile(new Blob([dayCsv(agenda)], { type: 'text/csv' }), `agenda-${agenda.date}.csv`);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" aria-label="Imprimer, exporter, régler">
          <IconDotsVertical size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconArrowsVertical size={18} stroke={1.75} />} onClick={toggle}>
          {density === 'compact' ? 'Heures plus hautes' : 'Heures moins hautes'}
        </Menu.Item>
        <Menu.Item leftSection={<IconPrinter size={18} stroke={1.75} />} onClick={print}>
          Imprimer
        </Menu.Item>
        <Menu.Item leftSection={<IconDownload size={18} stroke={1.75} />} onClick={save}>
          Exporter (CSV)
        </Menu.Item>
        <Menu.Item leftSection={<IconSettings size={18} stroke={1.75} />} onClick={() => go('/agenda/reglages')}>
          Horaires, motifs, salles
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

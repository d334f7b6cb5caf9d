import { ActionIcon, Menu } from '@mantine/core';
import { IconCpu, IconDots, IconEdit, IconFlag, IconHistory, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import type { StayView } from '../../api/review.ts';
import { HistoryDrawer } from '../history/history-drawer.tsx';
import { useReviewKey } from '../review/use-review-keys.ts';
import { EngineDialog } from './engine-dialog.tsx';
import { FactsDialog } from './facts-dialog.tsx';
import { RestartDialog } from './restart-dialog.tsx';

type Opened = 'facts' | 'history' | 'engine' | 'restart' | null;

/** What one does with a stay now and then. */
export function StayMenu({ view, onReport }: { readonly view: StayView; readonly onReport?: () => void }) {
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  useReviewKey('history', () => setOpened('history'), view.analysis !== null);
  const closed = view.stay.state === 'validated';
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" aria-label="Autres actions sur ce séjour">
            <IconDots size={20} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            disabled={closed}
            leftSection={<IconEdit size={18} stroke={1.75} />}
            onClick={() => setOpened('facts')}
          >
            Corriger les faits du séjour
          </Menu.Item>
          {view.analysis !== null && (
            <>
              <Menu.Item leftSection={<IconHistory size={18} stroke={1.75} />} onClick={() => setOpened('history')}>
                Versions et décisions
              </Menu.Item>
              <Menu.Item leftSection={<IconCpu size={18} stroke={1.75} />} onClick={() => setOpened('engine')}>
                Avec quoi l’analyse a été faite
              </Menu.Item>
              <Menu.Item
                disabled={!view.may.analyze.allowed}
                leftSection={<IconRefresh size={18} stroke={1.75} />}
                onClick={() => setOpened('restart')}
              >
                Analyser de nouveau
              </Menu.Item>
            </>
          )}
          {onReport !== undefined && view.may.reportAnomaly.allowed && (
            <Menu.Item leftSection={<IconFlag size={18} stroke={1.75} />} onClick={onReport}>
              Signaler ce résultat
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {opened === 'facts' && <FactsDialog stay={view.stay} onClose={close} />}
      {opened === 'history' && <HistoryDrawer stayId={view.stay.id} onClose={close} />}
      {opened === 'engine' && view.analysis !== null && <EngineDialog analysis={view.analysis} onClose={close} />}
      {opened === 'restart' && <RestartDialog view={view} onClose={close} />}
    </>
  );
}

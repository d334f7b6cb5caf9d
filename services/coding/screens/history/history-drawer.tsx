import { Drawer } from '@mantine/core';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Timeline } from '#platform/web/kit/timeline.tsx';
import { useRead } from '#platform/web/api/queries.ts';
import type { History } from '../../api/validation.ts';
import { FinalCodes } from '../closing/final-codes.tsx';
import { stayPath } from '../review/stay-view.ts';
import { historyMoments } from './history-moments.ts';
import styles from './history-drawer.module.css';

/** Versions, analyses and every decision, undone ones included; nothing in it can be changed (CIM-52). */
export function HistoryDrawer({ stayId, onClose }: { readonly stayId: string; readonly onClose: () => void }) {
  const history = useRead<History>(`${stayPath(stayId)}/history`);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={620}
      title="Versions et décisions"
      closeButtonProps={{ 'aria-label': 'Fermer' }}
    >
      <Loaded from={history}>
        {(found) => (
          <>
            {found.codings.toReversed().map((coding) => (
              <section key={coding.version} className={styles.version}>
                <h3>
                  Version {coding.version}, validée par {coding.by.name}
                </h3>
                {coding.reopened !== null && (
                  <p>
                    Rouverte par {coding.reopened.by.name} : {coding.reopened.reason}
                  </p>
                )}
                <FinalCodes codes={coding.codes} emptyRoles={coding.emptyRoles} />
                <p className={styles.engine}>{coding.engine}</p>
              </section>
            ))}
            <h3>Du plus récent au plus ancien</h3>
            <Timeline moments={historyMoments(found)} />
          </>
        )}
      </Loaded>
    </Drawer>
  );
}

import { IconCloudOff } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import styles from './offline-banner.module.css';

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
};

/** Says that the network is away, what is safe and what is not, for as long as it lasts. */
export function OfflineBanner() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status" data-print="hide">
      {!online && (
        <p className={styles.banner}>
          <IconCloudOff size={20} stroke={1.75} />
          <span>
            <strong>Hors connexion.</strong> Ce qui est affiché peut dater ; ce que vous tapez reste ici, rien ne part
            tant que le réseau manque.
          </span>
        </p>
      )}
    </div>
  );
}

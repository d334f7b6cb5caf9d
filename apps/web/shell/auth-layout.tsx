import { Outlet } from '@tanstack/react-router';
import { IconHeartHandshake, IconKeyboard, IconShieldLock } from '@tabler/icons-react';
import { OfflineBanner } from '#platform/web/kit/offline-banner.tsx';
import { Mark } from './mark.tsx';
import styles from './auth-layout.module.css';

const promises = [
  { icon: IconShieldLock, text: 'Chaque organisation a sa base scellée et sa propre clé.' },
  { icon: IconKeyboard, text: 'Tout se fait au clavier, et presque tout s’annule.' },
  { icon: IconHeartHandshake, text: 'Rien n’est décidé à votre place : l’outil propose, vous validez.' },
] as const;

/** The doorstep: pages that need no session. Calm, small, the same whatever the service. */
export function AuthLayout() {
  return (
    <div className={styles.doorstep}>
      <aside className={styles.brand}>
        <Mark />
        <div>
          <p className={styles.motto}>Le cabinet tourne. Vous restez avec les gens.</p>
          <ul className={styles.promises}>
            {promises.map(({ icon: PromiseIcon, text }) => (
              <li key={text}>
                <PromiseIcon size={20} stroke={1.75} />
                {text}
              </li>
            ))}
          </ul>
        </div>
        <p className={styles.where}>Hébergé par votre organisation</p>
      </aside>
      <div className={styles.side}>
        <OfflineBanner />
        <main id="contenu" className={styles.main} tabIndex={-1}>
          <div className={styles.phoneMark}>
            <Mark />
          </div>
          <Outlet />
        </main>
      </div>
    </div>
  );
}

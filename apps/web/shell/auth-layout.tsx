import { Outlet } from '@tanstack/react-router';
import { IconHeartHandshake, IconKeyboard, IconShieldLock } from '@tabler/icons-react';
import { OfflineBanner } from '#platform/web/kit/offline-banner.tsx';
import { BrowserAdvice } from './browser-advice.tsx';
import { Mark } from './mark.tsx';
import styles from './auth-layout.module.css';

const promises = [
  { icon: IconShieldLock, text: 'Une base scellée et une clé par organisation.' },
  { icon: IconKeyboard, text: 'Tout au clavier, et presque tout s’annule.' },
  { icon: IconHeartHandshake, text: 'L’outil propose, vous décidez.' },
] as const;

/** The doorstep: pages that need no session. Calm, small, the same whatever the service. */
export function AuthLayout() {
  return (
    <div className={styles.doorstep}>
      <aside className={styles.brand}>
        <Mark />
        <div>
          <p className={styles.motto}>
            Le cabinet tourne.
            <br />
            Vous restez avec les gens.
          </p>
          <ul className={styles.promises}>
            {promises.map(({ icon: PromiseIcon, text }) => (
              <li key={text}>
                <PromiseIcon size={20} stroke={1.75} />
                {text}
              </li>
            ))}
          </ul>
        </div>
        <svg className={styles.door} viewBox="0 0 32 32" aria-hidden="true">
          <path d="M11 8h10a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3H11a3 3 0 0 1-3-3V11a3 3 0 0 1 3-3ZM16 8v16" />
        </svg>
      </aside>
      <div className={styles.side}>
        <OfflineBanner />
        <BrowserAdvice />
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

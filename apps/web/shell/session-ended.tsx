import { Button } from '@mantine/core';
import { IconLogin2 } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { silenceShortcuts } from '#platform/web/kit/shortcuts/registry.ts';
import { Mark } from './mark.tsx';
import styles from './session-ended.module.css';

/** In place of the page when the session ends; the page itself waits underneath, with what was typed, and no key acts. */
export function SessionEnded() {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => silenceShortcuts(), []);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className={styles.page}>
      <div className={styles.box}>
        <Mark />
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          Votre session a pris fin
        </h1>
        <p>
          Ce que vous aviez commencé est resté sur cette page, caché. Reconnectez-vous dans l’onglet qui s’ouvre, puis
          revenez ici : vous reprendrez au même endroit.
        </p>
        <Button
          component="a"
          href="/pro/connexion?suite=/reprise"
          target="_blank"
          rel="noopener"
          variant="filled"
          leftSection={<IconLogin2 size={20} stroke={1.75} />}
        >
          Se reconnecter
        </Button>
        <a href="/pro/connexion">Quitter cette page et ce qui y était tapé</a>
      </div>
    </main>
  );
}

import { IconDots } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { Link } from '#platform/web/kit/link.tsx';
import type { NavigationItem } from '#platform/web/screen-module.ts';
import { isCurrent } from './navigation.ts';
import { usePathname } from './use-pathname.ts';
import { useEverTrue } from './use-ever-true.ts';
import styles from './tab-bar.module.css';

const PagesDrawer = lazy(async () => ({ default: (await import('./pages-drawer.tsx')).PagesDrawer }));

interface TabBarProps {
  readonly items: readonly NavigationItem[];
  /** Learns where the page's primary action goes: in the middle, under the thumb. */
  readonly primaryPlace: (place: HTMLElement | null) => void;
}

const SHOWN = 3;

/** The rail of a telephone: the first rooms, the page's primary action, and the rest behind "Plus". */
export function TabBar({ items, primaryPlace }: TabBarProps) {
  const pathname = usePathname();
  const [opened, setOpened] = useState(false);
  const drawerWanted = useEverTrue(opened);
  const tab = (item: NavigationItem) => (
    <span key={item.path} className={styles.tab} data-current={isCurrent(item, pathname) || undefined}>
      <Link to={item.path} className={styles.link}>
        <span className={styles.ground}>
          <item.icon size={22} stroke={1.75} />
        </span>
        <span className={styles.name}>{item.title}</span>
      </Link>
    </span>
  );
  return (
    <nav className={styles.bar} aria-label="Pages" data-print="hide">
      {items.slice(0, SHOWN - 1).map(tab)}
      <span ref={primaryPlace} className={styles.place} />
      {items.slice(SHOWN - 1, SHOWN).map(tab)}
      {items.length > SHOWN && (
        <button type="button" className={styles.link} onClick={() => setOpened(true)} aria-haspopup="dialog">
          <span className={styles.ground}>
            <IconDots size={22} stroke={1.75} />
          </span>
          <span>Plus</span>
        </button>
      )}
      <Suspense>
        {drawerWanted && <PagesDrawer items={items.slice(SHOWN)} opened={opened} onClose={() => setOpened(false)} />}
      </Suspense>
    </nav>
  );
}

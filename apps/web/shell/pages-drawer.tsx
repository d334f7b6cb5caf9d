import { Drawer } from '@mantine/core';
import { Link } from '#platform/web/kit/link.tsx';
import type { NavigationItem } from '#platform/web/screen-module.ts';
import styles from './pages-drawer.module.css';

const LINE = 49;
const HEAD = 92;

interface PagesDrawerProps {
  readonly items: readonly NavigationItem[];
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The rooms that the telephone's tab bar has no place for. */
export function PagesDrawer({ items, opened, onClose }: PagesDrawerProps) {
  return (
    <Drawer opened={opened} onClose={onClose} position="bottom" title="Pages" size={items.length * LINE + HEAD}>
      <ul>
        {items.map((item) => (
          <li key={item.path} className={styles.item} onClick={onClose}>
            <Link to={item.path}>
              <item.icon size={22} stroke={1.75} />
              {item.title}
            </Link>
          </li>
        ))}
      </ul>
    </Drawer>
  );
}

import { Menu, Tooltip } from '@mantine/core';
import { IconHelp, IconKeyboard } from '@tabler/icons-react';
import { Link } from '#platform/web/kit/link.tsx';
import type { NavigationItem } from '#platform/web/screen-module.ts';
import { useSession } from '#platform/web/session/session.tsx';
import { isCurrent } from './navigation.ts';
import { usePathname } from './use-pathname.ts';
import styles from './rail.module.css';

function RailLink({ item }: { readonly item: NavigationItem }) {
  const current = isCurrent(item, usePathname());
  return (
    <Tooltip label={item.title} position="right">
      <span className={styles.entry} data-current={current || undefined}>
        <Link to={item.path} className={styles.link} aria-label={item.title}>
          <item.icon size={20} stroke={1.75} />
        </Link>
      </span>
    </Tooltip>
  );
}

/** The rooms one may enter, as icons with tooltips; help and settings at the foot. */
export function Rail({ items, onKeys }: { readonly items: readonly NavigationItem[]; readonly onKeys: () => void }) {
  const { me } = useSession();
  return (
    <nav className={styles.rail} aria-label="Pages" data-print="hide">
      <div className={styles.group}>
        {items
          .filter(({ foot }) => foot !== true)
          .map((item) => (
            <RailLink key={item.path} item={item} />
          ))}
      </div>
      <div className={styles.group}>
        <Menu position="right-end">
          <Menu.Target>
            <button type="button" className={styles.link} aria-label="Aide">
              <IconHelp size={20} stroke={1.75} />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>Cabinet {me.version}</Menu.Label>
            <Menu.Item leftSection={<IconKeyboard size={20} stroke={1.75} />} onClick={onKeys}>
              Toutes les touches
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        {items
          .filter(({ foot }) => foot === true)
          .map((item) => (
            <RailLink key={item.path} item={item} />
          ))}
      </div>
    </nav>
  );
}

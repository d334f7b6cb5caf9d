import { Menu } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { IconInbox } from '@tabler/icons-react';
import { currentOrganization } from '#platform/web/api/current-organization.ts';
import { number } from '#platform/web/french/numbers.ts';
import { useGo } from '#platform/web/kit/link.tsx';
import type { ScreenModule } from '#platform/web/screen-module.ts';
import { useMay } from '#platform/web/session/session.tsx';
import styles from './awaiting-menu.module.css';

/** What waits for this person, counted by the rooms; each figure opens the list behind it. */
export function AwaitingMenu({ modules }: { readonly modules: readonly ScreenModule[] }) {
  const may = useMay();
  const go = useGo();
  const kinds = modules.flatMap((module) => module.awaiting ?? []).filter(({ permission }) => may(permission));
  const counts = useQueries({
    queries: kinds.map(({ path, title, count }) => ({
      queryKey: [currentOrganization(), 'awaiting', path, title],
      queryFn: count,
      refetchInterval: 60_000,
    })),
  });
  const waiting = kinds
    .map((kind, index) => ({ ...kind, many: counts[index]?.data ?? 0 }))
    .filter(({ many }) => many > 0);
  const total = waiting.reduce((sum, { many }) => sum + many, 0);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={styles.button} aria-label={`À voir : ${number(total)}`}>
          <IconInbox size={20} stroke={1.75} />
          <span className={styles.word}>À voir</span>
          {total > 0 && <span className={styles.count}>{number(total)}</span>}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {waiting.length === 0 && <Menu.Label>Rien ne vous attend</Menu.Label>}
        {waiting.map(({ title, path, many }) => (
          <Menu.Item key={title} onClick={() => go(path)}>
            <strong>{number(many)}</strong> {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

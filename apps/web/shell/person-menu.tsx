import { Menu, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { IconLogout, IconUser } from '@tabler/icons-react';
import { Avatar } from '#platform/web/kit/avatar.tsx';
import { useGo } from '#platform/web/kit/link.tsx';
import { announceFailure } from '#platform/web/kit/undo.tsx';
import { useSession } from '#platform/web/session/session.tsx';
import styles from './person-menu.module.css';

const schemes = [
  { value: 'light', label: 'Clair' },
  { value: 'dark', label: 'Sombre' },
  { value: 'auto', label: 'Système' },
] as const;

/** Who is signed in: their account, light or dark, the way out. */
export function PersonMenu() {
  const { me, signOut } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const go = useGo();
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <button type="button" className={styles.button} aria-label={`${me.person.name}, mon compte`}>
          <Avatar name={me.person.name} />
          <span className={styles.name}>{me.person.name}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.person.email}</Menu.Label>
        <Menu.Item leftSection={<IconUser size={20} stroke={1.75} />} onClick={() => go('/compte')}>
          Mon compte
        </Menu.Item>
        <Menu.Divider />
        <div className={styles.scheme}>
          <span id="scheme-label">Apparence</span>
          <SegmentedControl
            size="xs"
            fullWidth
            aria-labelledby="scheme-label"
            data={schemes.map((scheme) => ({ ...scheme }))}
            value={colorScheme}
            onChange={setColorScheme}
          />
        </div>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={20} stroke={1.75} />} onClick={() => void signOut().catch(announceFailure)}>
          Se déconnecter
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

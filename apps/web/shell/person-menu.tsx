import { Popover, SegmentedControl, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconLogout, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import { Avatar } from '#platform/web/kit/avatar.tsx';
import { useGo } from '#platform/web/kit/link.tsx';
import { announceFailure } from '#platform/web/kit/undo.tsx';
import { useSession } from '#platform/web/session/session.tsx';
import { ACCOUNT } from './second-factor-needed.tsx';
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
  const [opened, setOpened] = useState(false);
  const go = useGo();
  return (
    <Popover position="bottom-end" width={260} opened={opened} onChange={setOpened} trapFocus>
      <Popover.Target>
        <button type="button" className={styles.button} onClick={() => setOpened(!opened)}>
          <Avatar name={me.person.name} />
          <span className={styles.name}>{me.person.name}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Moi" className={styles.dropdown ?? ''}>
        <p className={styles.who}>
          {me.person.function ?? me.person.name}
          <br />
          {me.person.email}
        </p>
        <UnstyledButton
          className={styles.item ?? ''}
          onClick={() => {
            setOpened(false);
            go(ACCOUNT);
          }}
        >
          <IconUser size={20} stroke={1.75} />
          Mon compte
        </UnstyledButton>
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
        <UnstyledButton className={styles.item ?? ''} onClick={() => void signOut().catch(announceFailure)}>
          <IconLogout size={20} stroke={1.75} />
          Se déconnecter
        </UnstyledButton>
      </Popover.Dropdown>
    </Popover>
  );
}

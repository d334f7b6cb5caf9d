import { Menu } from '@mantine/core';
import { IconChevronDown, IconFlask, IconSearch } from '@tabler/icons-react';
import { Avatar } from '#platform/web/kit/avatar.tsx';
import { AutomaticChip } from '#platform/web/kit/chip.tsx';
import { KeyHint } from '#platform/web/kit/key-hint.tsx';
import { Link } from '#platform/web/kit/link.tsx';
import type { ScreenModule } from '#platform/web/screen-module.ts';
import { useSession } from '#platform/web/session/session.tsx';
import { AwaitingMenu } from './awaiting-menu.tsx';
import { Mark } from './mark.tsx';
import { PersonMenu } from './person-menu.tsx';
import styles from './bar.module.css';

function OrganizationSwitch() {
  const { me, organization, enter } = useSession();
  if (organization === null) return null;
  if (me.organizations.length === 1) return <span className={styles.organization}>{organization.name}</span>;
  return (
    <Menu>
      <Menu.Target>
        <button
          type="button"
          className={styles.organization}
          aria-label={`Organisation : ${organization.name}. Changer`}
        >
          <span className={styles.name}>{organization.name}</span>
          <IconChevronDown size={16} stroke={1.75} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Travailler dans</Menu.Label>
        {me.organizations.map(({ id, name, roles, onBehalfOf }) => (
          <Menu.Item
            key={id}
            aria-current={id === organization.id || undefined}
            leftSection={<Avatar name={name} square />}
            onClick={() => enter(id)}
          >
            <span className={styles.choice}>{name}</span>
            <span className={styles.roles}>
              {onBehalfOf === null
                ? roles.map(({ title }) => title).join(', ')
                : `Pour le compte de ${onBehalfOf.name}`}
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The top of every page: where one works, what one looks for, what waits, who one is. */
export function Bar({
  modules,
  onSearch,
}: {
  readonly modules: readonly ScreenModule[];
  readonly onSearch: () => void;
}) {
  const { me } = useSession();
  return (
    <header className={styles.bar} data-print="hide">
      <div className={styles.start}>
        <Link to="/" className={styles.home} aria-label="Cabinet, accueil">
          <Mark />
        </Link>
        <OrganizationSwitch />
      </div>
      <button type="button" className={styles.search} onClick={onSearch}>
        <IconSearch size={18} stroke={1.75} />
        <span className={styles.hint}>Chercher une page, une personne, une commande</span>
        <span className={styles.keys}>
          <KeyHint keys="ctrl+k" />
        </span>
      </button>
      <div className={styles.end}>
        {me.demo && (
          <span className={styles.demo}>
            <AutomaticChip>
              <IconFlask size={16} stroke={1.75} />
              données inventées
            </AutomaticChip>
          </span>
        )}
        <AwaitingMenu modules={modules} />
        <PersonMenu />
      </div>
    </header>
  );
}

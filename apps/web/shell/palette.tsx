import { Spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.layer.css';
import { IconArrowRight, IconBolt, IconFileSearch, IconSearch } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { KeyHint } from '#platform/web/kit/key-hint.tsx';
import { useGo } from '#platform/web/kit/link.tsx';
import { holdsWords } from '#platform/web/french/search.ts';
import type { NavigationItem, ScreenModule } from '#platform/web/screen-module.ts';
import { useMay, useSession } from '#platform/web/session/session.tsx';
import { runCommand } from './use-command-shortcuts.ts';
import { useFindings } from './use-findings.ts';
import styles from './palette.module.css';

function Entry(props: {
  readonly icon: typeof IconBolt;
  readonly label: string;
  readonly description?: string | undefined;
  readonly beside?: ReactNode;
  readonly onClick: () => void;
}) {
  return (
    <Spotlight.Action onClick={props.onClick} className={styles.action ?? ''} aria-label={props.label}>
      <props.icon size={20} stroke={1.75} />
      <span className={styles.label}>
        {props.label}
        {props.description !== undefined && <span className={styles.description}>{props.description}</span>}
      </span>
      {props.beside}
    </Spotlight.Action>
  );
}

interface PaletteProps {
  readonly modules: readonly ScreenModule[];
  readonly navigation: readonly NavigationItem[];
}

/** Ctrl-K: every page, every command, every organisation, and what the rooms know how to find. */
export function Palette({ modules, navigation }: PaletteProps) {
  const [typed, setTyped] = useState('');
  const go = useGo();
  const may = useMay();
  const { me, organization, enter } = useSession();
  const commands = modules
    .flatMap((module) => module.commands ?? [])
    .filter((command) => may(command.permission) && holdsWords([command.title, ...(command.keywords ?? [])].join(' '), typed));
  const pages = navigation.filter(({ title }) => holdsWords(title, typed));
  const others = me.organizations.filter(({ id, name }) => id !== organization?.id && holdsWords(`organisation ${name}`, typed));
  const { groups, searching } = useFindings(modules, typed);
  const nothing = pages.length + commands.length + others.length + groups.length === 0;
  return (
    <Spotlight.Root query={typed} onQueryChange={setTyped} shortcut={null} scrollable maxHeight={480} size="lg">
      <Spotlight.Search placeholder="Chercher une page, une personne, une commande" aria-label="Chercher" leftSection={<IconSearch size={20} stroke={1.75} />} />
      <Spotlight.ActionsList>
        {groups.map(({ title, findings }) => (
          <Spotlight.ActionsGroup key={title} label={title}>
            {findings.map((finding) => (
              <Entry key={finding.id} icon={IconFileSearch} label={finding.title} description={finding.description} onClick={() => go(finding.path)} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {commands.length > 0 && (
          <Spotlight.ActionsGroup label="Faire">
            {commands.map((command) => (
              <Entry
                key={command.id}
                icon={IconBolt}
                label={command.title}
                beside={command.shortcut === undefined ? null : <KeyHint keys={command.shortcut} />}
                onClick={() => runCommand(command, go)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {pages.length > 0 && (
          <Spotlight.ActionsGroup label="Aller à">
            {pages.map((page) => (
              <Entry key={page.path} icon={page.icon as typeof IconBolt} label={page.title} onClick={() => go(page.path)} />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {others.length > 0 && (
          <Spotlight.ActionsGroup label="Travailler dans">
            {others.map(({ id, name }) => (
              <Entry key={id} icon={IconArrowRight} label={name} onClick={() => enter(id)} />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {nothing && <Spotlight.Empty>{searching ? 'Recherche…' : `Rien pour «\u00A0${typed}\u00A0»`}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

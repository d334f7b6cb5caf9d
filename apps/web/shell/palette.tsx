import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { KeyHint } from '#platform/web/kit/key-hint.tsx';
import type { NavigationItem, ScreenModule } from '#platform/web/screen-module.ts';
import { usePaletteGroups } from './use-palette-groups.ts';
import styles from './palette.module.css';

interface PaletteProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly modules: readonly ScreenModule[];
  readonly navigation: readonly NavigationItem[];
}

/** Ctrl-K: every page, every command, every organisation, and what the rooms know how to find. */
export function Palette({ opened, onClose, ...rest }: PaletteProps) {
  return (
    <Modal.Root opened={opened} onClose={onClose} size={620} yOffset="12vh" centered={false}>
      <Modal.Overlay />
      <Modal.Content aria-label="Chercher">
        <Chooser onClose={onClose} {...rest} />
      </Modal.Content>
    </Modal.Root>
  );
}

function Chooser({ onClose, modules, navigation }: Omit<PaletteProps, 'opened'>) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const { groups, searching } = usePaletteGroups(modules, navigation, typed);
  const entries = groups.flatMap((group) => group.entries);
  const current = entries[Math.min(chosen, entries.length - 1)];
  const choose = (run: () => void) => {
    onClose();
    run();
  };
  const move = (index: number) => {
    const next = (index + entries.length) % Math.max(entries.length, 1);
    setChosen(next);
    document.getElementById(`${id}-${entries[next]?.key ?? ''}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') move(chosen + 1);
    else if (event.key === 'ArrowUp') move(chosen - 1);
    else if (event.key === 'Enter' && current !== undefined) choose(current.run);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className={styles.field}>
        <IconSearch size={20} stroke={1.75} />
        <input
          role="combobox"
          data-autofocus
          className={styles.input}
          aria-label="Chercher une page, une personne, une commande"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={current === undefined ? undefined : `${id}-${current.key}`}
          aria-autocomplete="list"
          autoComplete="off"
          placeholder="Chercher une page, une personne, une commande"
          value={typed}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
        <KeyHint keys="escape" />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label="Propositions" className={styles.list}>
        {groups.map(({ title, entries: listed }) => (
          <div key={title} role="group" aria-label={title}>
            <div aria-hidden="true" className={styles.group}>
              {title}
            </div>
            {listed.map((entry) => (
              <div
                key={entry.key}
                id={`${id}-${entry.key}`}
                role="option"
                aria-selected={entry === current}
                className={styles.entry}
                onClick={() => choose(entry.run)}
                onMouseMove={() => setChosen(entries.indexOf(entry))}
              >
                <entry.icon size={20} stroke={1.75} />
                <span className={styles.label}>{entry.label}</span>
                {entry.description !== undefined && <span className={styles.description}>{entry.description}</span>}
                {entry.keys !== undefined && <KeyHint keys={entry.keys} />}
              </div>
            ))}
          </div>
        ))}
      </div>
      <p role="status" className={styles.nothing}>
        {entries.length === 0 && (searching ? 'Recherche…' : `Rien pour «\u00A0${typed}\u00A0»`)}
      </p>
    </>
  );
}

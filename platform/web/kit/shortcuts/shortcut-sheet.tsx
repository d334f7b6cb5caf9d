import { Modal, Switch } from '@mantine/core';
import { useState } from 'react';
import { KeyHint } from '../key-hint.tsx';
import { singleKeysWanted, wantSingleKeys } from './listener.ts';
import { useActiveShortcuts } from './registry.ts';
import styles from './shortcut-sheet.module.css';

/** All keys of the page shown, by group; opened by "?". */
export function ShortcutSheet({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const listed = useActiveShortcuts().filter(({ title }) => title !== null);
  const groups = Map.groupBy(listed, ({ group }) => group);
  const [single, setSingle] = useState(singleKeysWanted);
  return (
    <Modal opened={opened} onClose={onClose} title="Toutes les touches" size="lg">
      <div className={styles.groups}>
        {[...groups].map(([group, shortcuts]) => (
          <section key={group}>
            <h3 className={styles.group}>{group}</h3>
            <dl className={styles.list}>
              {[...new Map(shortcuts.map((shortcut) => [shortcut.keys, shortcut])).values()].map(({ keys, title }) => (
                <div key={keys} className={styles.row}>
                  <dt>{title}</dt>
                  <dd>
                    <KeyHint keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        className={styles.preference ?? ''}
        label="Touches simples"
        description="Sans elles, seules répondent les touches avec Ctrl ou Alt et les touches F."
        checked={single}
        onChange={({ currentTarget }) => {
          wantSingleKeys(currentTarget.checked);
          setSingle(currentTarget.checked);
        }}
      />
    </Modal>
  );
}

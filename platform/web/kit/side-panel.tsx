import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { createContext, use, useEffect, useId, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import styles from './side-panel.module.css';

/** Same width as in the sheet: below it the panel hides the page, and takes the focus. */
const COVERS_PAGE = '(max-width: 900px)';

/** Where the page lets a panel stand: at its right, for its full height. Given by `Page`. */
export const SidePanelPlace = createContext<HTMLElement | null>(null);

interface SidePanelProps {
  readonly title: string;
  /** Under the title: who, what, which number. */
  readonly beside?: ReactNode;
  readonly onClose: () => void;
  /** 320 px in place of 380, where what stands beside needs the room. */
  readonly narrow?: boolean;
  /** Stays at the foot while the content scrolls. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/**
 * What a row holds, beside its list: nobody loses their place. Wherever it is written, it stands at the right of the page.
 * Escape closes; on a telephone it covers the page.
 */
export function SidePanel({ title, beside, onClose, narrow = false, actions, children }: SidePanelProps) {
  const id = useId();
  const place = use(SidePanelPlace);
  const content = useRef<HTMLDivElement>(null);
  const closing = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (window.matchMedia(COVERS_PAGE).matches) closing.current?.focus();
  }, []);
  useEffect(() => {
    if (content.current !== null) content.current.scrollTop = 0;
  }, [title]);
  if (place === null) return null;
  return createPortal(
    <aside
      className={styles.panel}
      data-narrow={narrow || undefined}
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <header className={styles.head}>
        <div>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          {beside !== undefined && <div className={styles.beside}>{beside}</div>}
        </div>
        <ActionIcon ref={closing} variant="subtle" aria-label="Fermer le volet" onClick={onClose}>
          <IconX size={20} stroke={1.75} />
        </ActionIcon>
      </header>
      <div ref={content} className={styles.content} tabIndex={0} role="group" aria-labelledby={id}>
        {children}
      </div>
      {actions !== undefined && actions !== false && <footer className={styles.actions}>{actions}</footer>}
    </aside>,
    place,
  );
}

/** A part of a side panel, headed in small; parts are divided by a line. */
export function PanelPart({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>{title}</h3>
      {children}
    </section>
  );
}

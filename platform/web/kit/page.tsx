import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { Icon } from '../screen-module.ts';
import { useGo } from './link.tsx';
import { KeyHint } from './key-hint.tsx';
import { PrimaryActionOnPhone } from './primary-action.tsx';
import { useShortcut } from './shortcuts/registry.ts';
import { SidePanelPlace } from './side-panel.tsx';
import styles from './page.module.css';

/** The one next thing to do on a page, at its top right; on a telephone, in the tab bar. */
export interface PrimaryAction {
  /** Verb or "Nouveau …": "Inviter", "Nouveau séjour". */
  readonly label: string;
  readonly run: (() => void) | `/${string}`;
  /** One word where the label is too long: in the telephone's tab bar, in the head of a desk: "Ajouter". */
  readonly short?: string;
  /** A plus sign unless said. */
  readonly icon?: Icon;
  /** `n` unless said. */
  readonly keys?: string;
  readonly disabled?: boolean;
}

interface PageProps {
  readonly title: string;
  /** Chips and facts that follow the title on its line. */
  readonly beside?: ReactNode;
  readonly primary?: PrimaryAction | undefined;
  /** Buttons before the primary action. */
  readonly actions?: ReactNode;
  /** A line under the head: filters, tabs, steps. */
  readonly toolbar?: ReactNode;
  /**
   * `reading` keeps lines short (forms, settings); `full` gives the content the whole height, without padding; `desk` does
   * too, under a dense head that spans content and side panel.
   */
  readonly layout?: 'reading' | 'wide' | 'full' | 'desk';
  /** A line at the foot, always in sight: what this screen is not, which keys it answers to. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the shell: names the tab, heads the page, keeps `N` for its primary action. */
export function Page({ title, beside, primary, actions, toolbar, layout = 'wide', foot, children }: PageProps) {
  const go = useGo();
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const run = () => {
    if (primary === undefined || primary.disabled) return;
    if (typeof primary.run === 'string') go(primary.run);
    else primary.run();
  };
  useShortcut(primary?.keys ?? 'n', primary?.label ?? null, run, {
    enabled: primary !== undefined && !primary.disabled,
  });
  useEffect(() => {
    document.title = `${title} · Cabinet`;
  }, [title]);
  const PrimaryIcon = primary?.icon ?? IconPlus;
  const head = (
    <header className={styles.head}>
      <h1 id="page-title" className={styles.title}>
        {title}
      </h1>
      {beside !== undefined && (
        <div className={styles.beside} data-print={layout === 'desk' ? 'hide' : undefined}>
          {beside}
        </div>
      )}
      <div className={styles.actions} data-print="hide">
        {actions}
        {primary !== undefined && (
          <Button
            className={styles.primary}
            variant="filled"
            disabled={primary.disabled ?? false}
            leftSection={<PrimaryIcon size={18} stroke={1.75} />}
            rightSection={<KeyHint keys={primary.keys ?? 'n'} quiet />}
            onClick={run}
            {...(primary.short === undefined ? {} : { 'aria-label': primary.label })}
          >
            <span className={styles.long}>{primary.label}</span>
            {primary.short !== undefined && <span className={styles.short}>{primary.short}</span>}
          </Button>
        )}
      </div>
    </header>
  );
  return (
    <div className={styles.frame} data-layout={layout}>
      {layout === 'desk' && head}
      <div className={styles.page} data-layout={layout}>
        <div className={styles.column}>
          <div className={styles.scroller}>
            {layout !== 'desk' && head}
            {toolbar !== undefined && <div className={styles.toolbar}>{toolbar}</div>}
            <div className={styles.content}>
              <SidePanelPlace value={place}>{children}</SidePanelPlace>
            </div>
          </div>
          {foot !== undefined && <footer className={styles.foot}>{foot}</footer>}
        </div>
        <div ref={setPlace} className={styles.panel} />
        {primary !== undefined && (
          <PrimaryActionOnPhone label={primary.short ?? primary.label} icon={PrimaryIcon} run={run} />
        )}
      </div>
    </div>
  );
}

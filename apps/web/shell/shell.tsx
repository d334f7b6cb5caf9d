import { lazy, Suspense, useState } from 'react';
import { OfflineBanner } from '#platform/web/kit/offline-banner.tsx';
import { PrimaryActionPlace } from '#platform/web/kit/primary-action.tsx';
import { useShortcutListener } from '#platform/web/kit/shortcuts/listener.ts';
import { useShortcut } from '#platform/web/kit/shortcuts/registry.ts';
import { undoLatest } from '#platform/web/kit/undo.tsx';
import type { ScreenModule } from '#platform/web/screen-module.ts';
import { useMay } from '#platform/web/session/session.tsx';
import { AddressRefused } from './address-refused.tsx';
import { BrowserAdvice } from './browser-advice.tsx';
import { Bar } from './bar.tsx';
import { CommandShortcuts } from './command-shortcuts.tsx';
import { CurrentPage } from './current-page.tsx';
import { navigationOf } from './navigation.ts';
import { Rail } from './rail.tsx';
import { TabBar } from './tab-bar.tsx';
import { useLiveLine } from './use-live-line.ts';
import { useEverTrue } from './use-ever-true.ts';
import styles from './shell.module.css';

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));
const ShortcutSheet = lazy(async () => ({
  default: (await import('#platform/web/kit/shortcuts/shortcut-sheet.tsx')).ShortcutSheet,
}));

/** The frame around every page: bar, rail or tab bar, palette, keys. */
export function Shell({ modules }: { readonly modules: readonly ScreenModule[] }) {
  const may = useMay();
  const navigation = navigationOf(modules, may);
  const [keysShown, setKeysShown] = useState(false);
  const [palette, setPalette] = useState(false);
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const paletteWanted = useEverTrue(palette);
  const keysWanted = useEverTrue(keysShown);
  useShortcutListener();
  useLiveLine();
  useShortcut('ctrl+k', 'Chercher', () => setPalette(true), { group: 'Partout' });
  useShortcut('?', 'Toutes les touches', () => setKeysShown(true), { group: 'Partout' });
  useShortcut('z', 'Annuler ce qui vient d’être fait', undoLatest, { group: 'Partout' });
  useShortcut('ctrl+z', null, undoLatest, { group: 'Partout' });
  return (
    <div className={styles.shell}>
      <a href="#contenu" className={styles.skip}>
        Aller au contenu
      </a>
      <Bar modules={modules} onSearch={() => setPalette(true)} />
      <Rail items={navigation} onKeys={() => setKeysShown(true)} />
      <div className={styles.body}>
        <OfflineBanner />
        <BrowserAdvice />
        <AddressRefused />
        <PrimaryActionPlace value={place}>
          <CurrentPage />
        </PrimaryActionPlace>
      </div>
      <TabBar items={navigation} primaryPlace={setPlace} />
      <CommandShortcuts modules={modules} />
      <Suspense>
        {paletteWanted && (
          <Palette opened={palette} onClose={() => setPalette(false)} modules={modules} navigation={navigation} />
        )}
        {keysWanted && <ShortcutSheet opened={keysShown} onClose={() => setKeysShown(false)} />}
      </Suspense>
    </div>
  );
}

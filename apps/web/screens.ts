import type { ScreenModule } from '#platform/web/screen-module.ts';

/** Every room that has screens exports them as `screens` from `screens/index.ts`: found here, with nothing to register. */
const found = import.meta.glob<ScreenModule>(
  ['../../platform/*/screens/index.ts', '../../services/*/screens/index.ts', '../../services/*/*/screens/index.ts'],
  { eager: true, import: 'screens' },
);

/** The rooms this application is composed of. */
export const screenModules: readonly ScreenModule[] = Object.values(found);

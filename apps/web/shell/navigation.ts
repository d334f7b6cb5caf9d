import { IconHome } from '@tabler/icons-react';
import type { NavigationItem, ScreenModule } from '#platform/web/screen-module.ts';

const home: NavigationItem = { title: 'Accueil', icon: IconHome, path: '/', order: 0 };

/** The rooms this person may enter, in the order of the rail. */
export function navigationOf(
  modules: readonly Pick<ScreenModule, 'navigation'>[],
  may: (permission: string | undefined) => boolean,
): readonly NavigationItem[] {
  return [home, ...modules.flatMap((module) => module.navigation ?? [])]
    .filter(({ permission }) => may(permission))
    .toSorted((one, other) => one.order - other.order);
}

/** Whether an entry leads to the room where one is. */
export function isCurrent(item: Pick<NavigationItem, 'path'>, pathname: string): boolean {
  return item.path === '/' ? pathname === '/' : pathname === item.path || pathname.startsWith(`${item.path}/`);
}

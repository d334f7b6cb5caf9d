import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { FailedState } from '#platform/web/kit/failed-state.tsx';
import { LoadingSkeleton } from '#platform/web/kit/loading-skeleton.tsx';
import type { ScreenModule, ScreenRoute } from '#platform/web/screen-module.ts';
import { AuthLayout } from './shell/auth-layout.tsx';
import { SignedIn } from './shell/signed-in.tsx';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    readonly title?: string;
    readonly permission?: string | undefined;
  }
}

/** Pages of the shell itself. */
const own: readonly ScreenRoute[] = [
  { path: '/', title: 'Accueil', load: () => import('./shell/home-page.tsx') },
  { path: '/deconnexion', title: 'Déconnexion', public: true, load: () => import('./shell/signed-out-page.tsx') },
  { path: '/$', title: 'Page introuvable', load: () => import('./shell/not-found-page.tsx') },
  { path: '/reprise', title: 'Reconnexion', public: true, load: () => import('./shell/reconnected-page.tsx') },
];

/** Puts every room's pages under the doorstep or inside the shell; each is fetched when somebody goes there. */
export function createAppRouter(modules: readonly ScreenModule[]) {
  const root = createRootRoute();
  const doorstep = createRoute({ getParentRoute: () => root, id: 'doorstep', component: AuthLayout });
  const inside = createRoute({
    getParentRoute: () => root,
    id: 'inside',
    component: () => <SignedIn modules={modules} />,
  });
  const pages = (wanted: boolean) =>
    [...own, ...modules.flatMap((module) => module.routes)]
      .filter((screen) => (screen.public ?? false) === wanted)
      .map((screen) =>
        createRoute({
          getParentRoute: () => (wanted ? doorstep : inside),
          path: screen.path,
          staticData: { title: screen.title, permission: screen.permission },
          component: lazyRouteComponent(screen.load),
        }),
      );
  return createRouter({
    routeTree: root.addChildren([doorstep.addChildren(pages(true)), inside.addChildren(pages(false))]),
    basepath: '/pro',
    defaultPreload: 'intent',
    defaultPendingComponent: () => <LoadingSkeleton />,
    defaultPendingMs: 0,
    defaultErrorComponent: ({ error, reset }) => <FailedState cause={error} retry={reset} />,
    scrollRestoration: false,
  });
}

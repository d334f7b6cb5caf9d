import { useRouterState } from '@tanstack/react-router';

/** Path of the page shown, without `/pro`. */
export function usePathname(): string {
  return useRouterState({ select: ({ location }) => location.pathname });
}

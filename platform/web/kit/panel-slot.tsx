import { createContext, lazy, Suspense, use, useMemo } from 'react';
import { holds, SessionContext } from '../session/session.tsx';
import type { Panel } from '../screen-module.ts';
import { LoadingSkeleton } from './loading-skeleton.tsx';

/** All panels offered, by name; given by the shell. */
export const Panels = createContext<Readonly<Record<string, Panel>>>({});

/**
 * Shows another room's panel without importing that room; nothing when it is absent or not allowed here.
 * @public the desk of the secretariat shows the practice's agenda through it.
 */
export function PanelSlot({ name, ...props }: { readonly name: string } & Readonly<Record<string, unknown>>) {
  const panel = use(Panels)[name];
  const session = use(SessionContext);
  const Content = useMemo(() => (panel === undefined ? null : lazy(panel.load)), [panel]);
  if (Content === null || !holds(session?.organization ?? null, panel?.permission)) return null;
  return (
    <Suspense fallback={<LoadingSkeleton />}>
      <Content {...props} />
    </Suspense>
  );
}

import { createContext, lazy, Suspense, use, useMemo } from 'react';
import { holds, SessionContext } from '../session/session.tsx';
import { WithinOrganization } from '../session/within-organization.tsx';
import type { Panel } from '../screen-module.ts';
import { LoadingSkeleton } from './loading-skeleton.tsx';

/** All panels offered, by name; given by the shell. */
export const Panels = createContext<Readonly<Record<string, Panel>>>({});

type PanelSlotProps = {
  readonly name: string;
  /** An organisation that this person may enter, also by delegation; the one they are in unless said. */
  readonly organizationId?: string;
} & Readonly<Record<string, unknown>>;

/**
 * Shows another room's panel without importing that room; nothing when it is absent or not allowed there.
 * @public the desk of the secretariat shows the practice's agenda through it.
 */
export function PanelSlot({ name, organizationId, ...props }: PanelSlotProps) {
  const panel = use(Panels)[name];
  const session = use(SessionContext);
  const Content = useMemo(() => (panel === undefined ? null : lazy(panel.load)), [panel]);
  const entered = session?.organization ?? null;
  const organization =
    organizationId === undefined
      ? entered
      : (session?.me.organizations.find(({ id }) => id === organizationId) ?? null);
  if (Content === null || !holds(organization, panel?.permission)) return null;
  const content = (
    <Suspense fallback={<LoadingSkeleton />}>
      <Content {...props} />
    </Suspense>
  );
  if (session === null || organization === null || organization.id === entered?.id) return content;
  return (
    <WithinOrganization key={organization.id} session={session} organization={organization}>
      {content}
    </WithinOrganization>
  );
}

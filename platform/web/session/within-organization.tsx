import { useEffect, type ReactNode } from 'react';
import { ActingOrganization } from '../api/acting-organization.ts';
import { holdLive } from '../api/live-connection.ts';
import { SessionContext, type Membership, type Session } from './session.tsx';

interface WithinOrganizationProps {
  readonly session: Session;
  readonly organization: Membership;
  readonly children: ReactNode;
}

/**
 * A part of the page that acts in another organisation than the one entered, through the delegation it gave: what is
 * asked, allowed and heard there is that organisation's.
 */
export function WithinOrganization({ session, organization, children }: WithinOrganizationProps) {
  useEffect(() => holdLive(organization.id), [organization.id]);
  return (
    <SessionContext value={{ ...session, organization }}>
      <ActingOrganization value={organization.id}>{children}</ActingOrganization>
    </SessionContext>
  );
}

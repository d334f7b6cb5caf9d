import { createContext, use } from 'react';

/** Somebody signed in. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** "Médecin DIM", or null. */
  readonly function: string | null;
  /** Whether a second factor is set up. */
  readonly secondFactor: boolean;
  /** Details last confirmed too long ago: confirmed or corrected before anything else. */
  readonly detailsDue: boolean;
  /** Mail to this address is refused. */
  readonly addressRefused: boolean;
}

/** An organisation this person may enter, and what they may do there. */
export interface Membership {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** Held for the whole organisation, or for some professionals at least: these stand in `limitedTo`. */
  readonly permissions: readonly string[];
  readonly limitedTo: Readonly<Record<string, readonly string[]>>;
  readonly roles: readonly { readonly name: string; readonly title: string }[];
  /** Names of the services its contract opens. */
  readonly services: readonly string[];
  /** The person's own organisation, to which this one delegated what they may do here; null in their own. */
  readonly onBehalfOf: { readonly id: string; readonly name: string } | null;
  /** What must be done before anything opens there, or whence nothing does. */
  readonly blockedBy: 'second-factor' | 'network' | null;
}

/** Answer of `GET /api/identity/me`. */
export interface Me {
  readonly person: Person;
  readonly organizations: readonly Membership[];
  /** The server's clock, ISO. */
  readonly now: string;
  /** Whether everything here is invented. */
  readonly demo: boolean;
  readonly version: string;
}

/** Who works here, where, and how to change it. */
export interface Session {
  readonly me: Me;
  /** The organisation entered; null when this person belongs to none. */
  readonly organization: Membership | null;
  readonly enter: (organizationId: string) => void;
  /** Reads `me` again, after a change of name, right or membership. */
  readonly refresh: () => Promise<void>;
  readonly signOut: () => Promise<void>;
}

/** Given by the shell once somebody is signed in. */
export const SessionContext = createContext<Session | null>(null);

/** The session. @throws {Error} on a public page, where nobody is known. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error('No session on this page');
  return session;
}

/** The organisation entered. @throws {Error} when there is none: the shell shows no room then. */
export function useOrganization(): Membership {
  const { organization } = useSession();
  if (organization === null) throw new Error('No organisation entered');
  return organization;
}

/** Whether somebody may use a permission in an organisation now; no permission asked is always held. */
export function holds(organization: Membership | null, permission: string | undefined): boolean {
  if (permission === undefined) return true;
  return organization !== null && organization.blockedBy === null && organization.permissions.includes(permission);
}

/** Asks what this person may do: `const may = useMay(); may('organizations.invite')`. For show only: the server decides. */
export function useMay(): (permission: string | undefined) => boolean {
  const { organization } = useSession();
  return (permission) => holds(organization, permission);
}

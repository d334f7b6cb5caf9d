import type { Act, Actor } from '#platform/kernel/act.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';

/** What a request shows of who sends it. */
export interface Credentials {
  readonly cookies: Readonly<Record<string, string | undefined>>;
  /** Content of `Authorization: Bearer …`, or null. */
  readonly bearer: string | null;
  /** How long nobody has touched the page that asks; infinite for what asks by itself, as an open stream. */
  readonly idleSeconds: number;
}

/** For whom a session opens doors: those who work here, or patients in their own account. Neither enters the other's. */
export type Audience = 'professional' | 'patient';

/** Somebody recognised. */
export interface Session {
  readonly actor: Actor;
  /** The organisation an API token is bound to; null for a person, who may enter several. */
  readonly boundTo: string | null;
  /** Whether a second factor was given at sign-in. */
  readonly secondFactor: boolean;
  /** ISO instant of the sign-in (machine time). */
  readonly startedAt: string;
}

/** Recognises who is behind a request: sessions of persons (identity), API tokens (organizations). */
export interface SessionSource {
  readonly audience: Audience;
  /** @returns null when these credentials are not of this source, or no longer valid. */
  recognise(credentials: Credentials): Promise<Session | null>;
}

/** Every professional of the organisation, or those named. */
export type Reach = 'all' | readonly string[];

/** What somebody may do in the organisation they entered, read anew at each request. */
export interface Entry {
  readonly organizationId: string;
  /** Name of the organisation, for screens and exports. */
  readonly name: string;
  /** Organisation whose delegation opened the door, when it is not a member's own right. */
  readonly onBehalfOf: string | null;
  /** Its name, which the journal bears beside the person's. */
  readonly onBehalfOfName?: string;
  /**
   * Whether the permission is held for the whole organisation or, when `professionalId` is given, for that
   * professional.
   */
  may(permission: string, professionalId?: string): boolean;
  /** For whom the permission is held: the whole organisation, or these professionals; empty when it is not held. */
  reach(permission: string): Reach;
}

/** Lets somebody into an organisation, or not. */
export interface Entrance {
  /**
   * @param act who tries and from where, for the journal of refused entries.
   * @throws {NotFound} when the organisation does not exist or the person has no right in it: both look the same.
   * @throws {Forbidden} when something must be done first (second factor, acknowledgement); the code says what.
   */
  enter(session: Session, organizationId: string, act: Act): Promise<Entry>;
}

/** Hears of a member who asked for what they may not do, so that it is written where the referent reads (CIM-22). */
export interface RefusalJournal {
  permissionMissing(organization: OrganizationDatabase, act: Act, permission: string): Promise<void>;
}

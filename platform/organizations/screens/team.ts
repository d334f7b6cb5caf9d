import { useRead } from '#platform/web/api/queries.ts';
import { middleDate } from '#platform/web/french/dates.ts';
import type { OpenInvitation } from '../invitations.ts';
import type { Member } from '../members.ts';
import type { Seats } from '../seats.ts';

export const MEMBERS = '/api/organizations/members';
export const INVITATIONS = '/api/organizations/invitations';
const ROLES = '/api/organizations/roles';

/** A role of the organisation, and what it is made of. */
export interface OfferedRole {
  readonly name: string;
  readonly title: string;
  readonly permissions: readonly { readonly name: string; readonly title: string }[];
  readonly secondFactorRequired: boolean;
  /** Null for a role that the list of members gives. */
  readonly givenBy: 'service' | 'professional' | null;
}

export interface Team {
  readonly members: readonly Member[];
  readonly seats: Seats;
}

/** A line of the team: somebody there, somebody invited, somebody who left. */
export type TeamLine =
  | { readonly kind: 'member'; readonly key: string; readonly member: Member }
  | { readonly kind: 'invitation'; readonly key: string; readonly invitation: OpenInvitation };

const STATES = { open: 'Actif', 'to-come': 'À venir', ended: 'Retiré' } as const;

export const useTeam = () => useRead<Team>(MEMBERS);
export const useInvitations = () => useRead<readonly OpenInvitation[]>(INVITATIONS);
export const useRoles = () => useRead<readonly OfferedRole[]>(ROLES);

/** Those who are there, those invited, those who left. */
export function teamLines(members: readonly Member[], invitations: readonly OpenInvitation[]): readonly TeamLine[] {
  const line = (member: Member): TeamLine => ({ kind: 'member', key: `${member.personId} ${member.since}`, member });
  return [
    ...members.filter(({ state }) => state !== 'ended').map(line),
    ...invitations.map((invitation): TeamLine => ({ kind: 'invitation', key: invitation.id, invitation })),
    ...members.filter(({ state }) => state === 'ended').map(line),
  ];
}

export function nameOf(line: TeamLine): string {
  if (line.kind === 'member') return line.member.name;
  return line.invitation.name ?? line.invitation.email ?? 'Lien sans adresse';
}

export function emailOf(line: TeamLine): string | null {
  return line.kind === 'member' ? line.member.email : line.invitation.email;
}

/** The state as a filter names it. */
export function stateOf(line: TeamLine): 'Actif' | 'À venir' | 'Invité' | 'Retiré' {
  if (line.kind === 'invitation') return 'Invité';
  return STATES[line.member.state];
}

/** The state with its date. */
export function stateInWords(line: TeamLine): string {
  if (line.kind === 'invitation') return `Invité, jusqu’au ${middleDate(line.invitation.expiresAt)}`;
  const { state, since, until } = line.member;
  if (state === 'ended') return `Retiré le ${middleDate(until ?? since)}`;
  const end = until === null ? '' : `jusqu’au ${middleDate(until)}`;
  if (state === 'to-come') return `À venir, dès le ${middleDate(since)}${end === '' ? '' : ` et ${end}`}`;
  return end === '' ? 'Actif' : `Actif, ${end}`;
}

/** Names of the roles of a line. */
export function rolesOf(line: TeamLine): readonly string[] {
  return line.kind === 'member' ? line.member.roles : [line.invitation.role];
}

export function referentInWords(kind: 'administrative' | 'medical' | null): string | null {
  if (kind === null) return null;
  return kind === 'administrative' ? 'Référent administratif' : 'Référent médical';
}

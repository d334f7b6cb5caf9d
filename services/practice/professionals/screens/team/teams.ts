import { useRead } from '#platform/web/api/queries.ts';
import { middleDate } from '#platform/web/french/dates.ts';
import type { DelegatedRights, DelegatedRole, TeamMember, Teams } from '../../api/team.ts';

export const TEAM = '/api/professionals/team';

export const useTeams = () => useRead<Teams>(TEAM);

/** What whoever ticks a right of a group must know before. */
export const GROUP_NOTES: Readonly<Record<string, string>> = {
  Patients:
    'Les patients sont ceux de tout le cabinet : un droit coché ici vaut pour chacun d’eux, quel que soit son praticien. Seule l’opposition d’un patient ferme son dossier.',
};

export const ROLE_NAMES: Readonly<Record<DelegatedRole, string>> = {
  secretary: 'Secrétaire',
  substitute: 'Remplaçant',
};

export const pathOf = (professionalId: string, personId: string): string =>
  `${TEAM}/${professionalId}/members/${personId}`;

/** Day before an instant: the last one of a mission whose end is the first moment of the day after. */
export function lastDayOf(until: string): string {
  const before = new Date(Date.parse(until) - 3_600_000);
  return new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' }).format(before);
}

export function firstDayOf(since: string): string {
  return new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' }).format(new Date(since));
}

/** « jusqu’au 9 déc. 2026 », « dès le 12 déc. 2026 », or nothing for an access without dates. */
export function missionInWords({ state, since, until }: Pick<TeamMember, 'state' | 'since' | 'until'>): string | null {
  const end = until === null ? null : `jusqu’au ${middleDate(lastDayOf(until))}`;
  if (state === 'to-come') return [`dès le ${middleDate(since)}`, end].filter(Boolean).join(' et ');
  return end;
}

/** The order that gives a person other rights, and leaves the days of their mission as they are. */
export function withPermissions(member: TeamMember, permissions: readonly string[]): DelegatedRights {
  const { role, since, until } = member;
  const dated = role === 'substitute' || until !== null;
  return {
    ...{ role, permissions: [...permissions] },
    ...{ from: dated ? firstDayOf(since) : null, to: until === null ? null : lastDayOf(until) },
  };
}

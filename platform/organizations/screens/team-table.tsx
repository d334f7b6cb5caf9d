import { IconCalendarEvent, IconCircleCheck, IconCircleMinus, IconMail, IconShieldOff } from '@tabler/icons-react';
import { useMemo, type ReactNode } from 'react';
import { Avatar } from '#platform/web/kit/avatar.tsx';
import { StateChip, type Tone } from '#platform/web/kit/chip.tsx';
import type { Column } from '#platform/web/kit/table/columns.ts';
import { DataTable } from '#platform/web/kit/table/data-table.tsx';
import type { Filter } from '#platform/web/kit/table/filters.ts';
import type { Icon } from '#platform/web/screen-module.ts';
import { useMay } from '#platform/web/session/session.tsx';
import { InvitationPanel } from './invitation-panel.tsx';
import { MemberPanel } from './member-panel.tsx';
import { emailOf, nameOf, rolesOf, stateInWords, stateOf, useRoles, type OfferedRole, type TeamLine } from './team.ts';
import styles from './team.module.css';

interface TeamTableProps {
  readonly lines: readonly TeamLine[];
  readonly roles: readonly OfferedRole[];
  /** Whether a row opens its panel; not while another stands in its place. */
  readonly panels: boolean;
  readonly empty: ReactNode;
}

/** Everybody who has, had or will have an access. */
export function TeamTable({ lines, roles, panels, empty }: TeamTableProps) {
  const { columns, filters } = useMemo(() => wordsOf(roles), [roles]);
  return (
    <DataTable
      name="equipe"
      label="Équipe"
      noun={['personne', 'personnes']}
      rows={lines}
      rowKey={keyOf}
      columns={columns}
      filters={filters}
      rowHeight={52}
      {...(panels ? { panel: openPanel } : {})}
      empty={empty}
    />
  );
}

/** What a row opens: the person, or the invitation under way. */
function LinePanel({ line, onClose }: { readonly line: TeamLine; readonly onClose: () => void }) {
  const mayManage = useMay()('organizations.members.manage');
  const roles = useRoles().data ?? [];
  const shared = { roles, mayManage, onClose };
  return line.kind === 'member' ? (
    <MemberPanel member={line.member} {...shared} />
  ) : (
    <InvitationPanel line={line} {...shared} />
  );
}

const openPanel = (line: TeamLine, close: () => void) => <LinePanel key={line.key} line={line} onClose={close} />;
const keyOf = (line: TeamLine): string => line.key;

const STATES: Readonly<Record<ReturnType<typeof stateOf>, { readonly tone: Tone; readonly icon: Icon }>> = {
  Actif: { tone: 'ok', icon: IconCircleCheck },
  'À venir': { tone: 'info', icon: IconCalendarEvent },
  Invité: { tone: 'saffron', icon: IconMail },
  Retiré: { tone: 'neutral', icon: IconCircleMinus },
};

function wordsOf(roles: readonly OfferedRole[]): {
  readonly columns: readonly Column<TeamLine>[];
  readonly filters: readonly Filter<TeamLine>[];
} {
  const titleOf = (name: string): string => roles.find((role) => role.name === name)?.title ?? name;
  const titles = (line: TeamLine): readonly string[] => rolesOf(line).map(titleOf);
  return {
    columns: [
      {
        id: 'name',
        title: 'Personne',
        value: nameOf,
        show: (line) => <Who line={line} />,
        width: 'minmax(180px, 2fr)',
      },
      { id: 'role', title: 'Rôle', value: (line) => titles(line).join(', '), width: 'minmax(120px, 1.5fr)' },
      {
        id: 'state',
        title: 'État',
        value: stateInWords,
        show: (line) => <State line={line} />,
        width: 'minmax(130px, 1fr)',
      },
      {
        ...{ id: 'second-factor', title: 'Double vérification', width: '140px' },
        value: (line) => (line.kind === 'member' ? (line.member.secondFactor ? 'Active' : 'Inactive') : null),
        show: (line) => <SecondFactor line={line} />,
      },
      {
        ...{ id: 'function', title: 'Fonction', hidden: true },
        value: (line) => (line.kind === 'member' ? line.member.function : line.invitation.function),
      },
      { id: 'email', title: 'Adresse e-mail', value: emailOf, hidden: true },
    ],
    filters: [
      { id: 'role', title: 'Rôle', all: 'tous les rôles', of: titles },
      { id: 'state', title: 'État', all: 'tous les états', of: stateOf },
    ],
  };
}

function Who({ line }: { readonly line: TeamLine }) {
  return (
    <span className={styles.who}>
      <Avatar name={nameOf(line)} />
      <span className={styles.names}>
        <span className={styles.name}>{nameOf(line)}</span>
        <span className={styles.email}>{emailOf(line)}</span>
      </span>
    </span>
  );
}

/** A substitute's dates are what one looks for; that of who left is in their panel. */
function isDated(line: TeamLine): boolean {
  return line.kind === 'member' && line.member.state !== 'ended' && line.member.until !== null;
}

function State({ line }: { readonly line: TeamLine }) {
  const { tone, icon } = STATES[stateOf(line)];
  return (
    <StateChip tone={tone} icon={icon}>
      {isDated(line) ? stateInWords(line) : stateOf(line)}
    </StateChip>
  );
}

/** Said only where it lacks: what is in order needs no colour. */
function SecondFactor({ line }: { readonly line: TeamLine }) {
  if (line.kind === 'invitation' || line.member.state === 'ended') return null;
  if (line.member.secondFactor) return 'Active';
  return (
    <span className={styles.missing}>
      <IconShieldOff size={18} stroke={1.75} aria-hidden />
      Inactive
    </span>
  );
}

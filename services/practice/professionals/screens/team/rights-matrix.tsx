import { Checkbox, UnstyledButton } from '@mantine/core';
import { IconCheck, IconMail, IconMinus } from '@tabler/icons-react';
import { Fragment } from 'react';
import { middleDate } from '#platform/web/french/dates.ts';
import { Avatar } from '#platform/web/kit/avatar.tsx';
import { Card } from '#platform/web/kit/card.tsx';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import type { TeamMember, Teams } from '../../api/team.ts';
import { GROUP_NOTES, missionInWords, ROLE_NAMES } from './teams.ts';
import { keyOf, useHeldRights, type HeldRights } from './use-held-rights.ts';
import styles from './team.module.css';

type Team = Teams['teams'][number];
type Right = Teams['rights'][number];

interface RightsMatrixProps {
  readonly team: Team;
  readonly rights: Teams['rights'];
  readonly onOpen: (personId: string) => void;
}

/** Who may do what for one professional: a column for each person, a row for each right. */
export function RightsMatrix({ team, rights, onOpen }: RightsMatrixProps) {
  const groups = [...Map.groupBy(rights, ({ group }) => group)];
  const ticked = useHeldRights(team.professionalId);
  return (
    <Card
      title={team.mine ? 'Qui peut quoi pour vous' : `Équipe de ${team.name}`}
      aside={team.mine ? undefined : <span className={styles.note}>droits donnés par {team.name} seul</span>}
      flush
    >
      <div className={styles.scroll} role="region" aria-label={`Droits de l’équipe de ${team.name}`} tabIndex={0}>
        <table className={styles.matrix}>
          <thead>
            <tr>
              <th scope="col">Droit</th>
              {team.members.map((member) => (
                <PersonHead key={keyOf(member)} member={member} mine={team.mine} onOpen={onOpen} />
              ))}
              {team.guests.map((guest) => (
                <th key={guest.id} scope="col" className={styles.person}>
                  <span className={styles.name}>{guest.name ?? guest.email}</span>
                  <StateChip tone="saffron" icon={IconMail}>
                    Invité, jusqu’au {middleDate(guest.expiresAt)}
                  </StateChip>
                </th>
              ))}
            </tr>
          </thead>
          {groups.map(([group, held]) => (
            <tbody key={group}>
              <tr>
                <th colSpan={1 + team.members.length + team.guests.length} scope="rowgroup" className={styles.group}>
                  {group}
                  {GROUP_NOTES[group] !== undefined && <p className={styles.warning}>{GROUP_NOTES[group]}</p>}
                </th>
              </tr>
              {held.map((right) => (
                <tr key={right.name}>
                  <th scope="row" className={styles.right}>
                    {right.title}
                  </th>
                  {team.members.map((member) => (
                    <td key={keyOf(member)} className={styles.cell}>
                      <RightCell mine={team.mine} ticked={ticked} member={member} right={right} />
                    </td>
                  ))}
                  {team.guests.map((guest) => (
                    <td key={guest.id} className={styles.cell}>
                      <Held held={guest.permissions.includes(right.name)} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </Card>
  );
}

function PersonHead({
  member,
  mine,
  onOpen,
}: {
  readonly member: TeamMember;
  readonly mine: boolean;
  readonly onOpen: (personId: string) => void;
}) {
  const mission = missionInWords(member);
  const who = (
    <Fragment>
      <Avatar name={member.name} />
      <span className={styles.names}>
        <span className={styles.name}>{member.name}</span>
        <span className={styles.note}>{[ROLE_NAMES[member.role], mission].filter(Boolean).join(', ')}</span>
      </span>
    </Fragment>
  );
  return (
    <th scope="col" className={styles.person}>
      {mine ? (
        <UnstyledButton
          className={styles.who}
          aria-label={`${member.name} : mission et retrait`}
          onClick={() => onOpen(member.personId)}
        >
          {who}
        </UnstyledButton>
      ) : (
        <span className={styles.who}>{who}</span>
      )}
    </th>
  );
}

function RightCell({
  mine,
  ticked,
  member,
  right,
}: {
  readonly mine: boolean;
  readonly ticked: HeldRights;
  readonly member: TeamMember;
  readonly right: Right;
}) {
  const former = ticked.held(member);
  const held = former.includes(right.name);
  if (!mine) return <Held held={held} />;
  const toggle = async () => {
    await ticked.give(member, held ? former.filter((name) => name !== right.name) : [...former, right.name]);
    announceDone(`« ${right.title} » ${held ? 'retiré à' : 'donné à'} ${member.name}`, () =>
      ticked.give(member, former),
    );
  };
  return (
    <Checkbox
      checked={held}
      aria-label={`${right.title}, ${member.name}`}
      onChange={() => void toggle().catch(announceFailure)}
    />
  );
}

/** A right seen and not changed: a word for who does not see the mark. */
function Held({ held }: { readonly held: boolean }) {
  return held ? (
    <IconCheck size={18} stroke={2} role="img" aria-label="oui" />
  ) : (
    <IconMinus size={18} stroke={1.5} role="img" aria-label="non" className={styles.not} />
  );
}

import { Button, Menu } from '@mantine/core';
import { api } from '#platform/web/api/request.ts';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { announceFailure } from '#platform/web/kit/undo.tsx';
import { usePractitioners } from './use-practitioners.ts';
import styles from '../file/file.module.css';

interface Team {
  readonly team: readonly { readonly id: string; readonly professionalId: string; readonly name: string }[];
}

/** Those whom the patient recognises as caring for them together. */
export function CareTeam({ patientId, mayWrite }: { readonly patientId: string; readonly mayWrite: boolean }) {
  const path = `/api/patients/${patientId}/care-team`;
  const { data } = useRead<Team>(path);
  const refresh = useRefresh();
  const practitioners = usePractitioners();
  const team = data?.team ?? [];
  const others = practitioners.filter(({ value }) => team.every(({ professionalId }) => professionalId !== value));
  const run = (act: Promise<unknown>) => void act.then(() => refresh(['/api/patients']), announceFailure);
  return (
    <>
      <ul className={styles.lines}>
        {team.map(({ id, name }) => (
          <li key={id} className={styles.line}>
            <span>
              <strong>{name}</strong> <span className={styles.second}>équipe de soins</span>
            </span>
            {mayWrite && (
              <Button
                variant="subtle"
                aria-label={`Retirer ${name} de l’équipe`}
                onClick={() => run(api.delete(`${path}/${id}`))}
              >
                Retirer
              </Button>
            )}
          </li>
        ))}
      </ul>
      {team.length === 0 && (
        <p className={styles.second}>
          Le patient n’a reconnu personne comme son équipe de soins : hors d’elle, un partage demande son consentement.
        </p>
      )}
      {mayWrite && others.length > 0 && (
        <div className={styles.acts}>
          <Menu>
            <Menu.Target>
              <Button>Le patient reconnaît un praticien</Button>
            </Menu.Target>
            <Menu.Dropdown>
              {others.map(({ value, label }) => (
                <Menu.Item key={value} onClick={() => run(api.post(path, { professionalId: value }))}>
                  {label}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </div>
      )}
    </>
  );
}

import { Button } from '@mantine/core';
import { IconCloudOff, IconFileUnknown, IconLock, IconRefresh } from '@tabler/icons-react';
import { Problem } from '../api/problem.ts';
import styles from './state.module.css';

const look = (status: number) => {
  if (status === 403) return { icon: IconLock, title: 'Pas ouvert pour vous' };
  if (status === 404) return { icon: IconFileUnknown, title: 'Introuvable' };
  return { icon: IconCloudOff, title: status === 0 ? 'Serveur injoignable' : 'Cette partie n’a pas pu s’afficher' };
};

/** Something could not be read: what happened, and the way to try again where that makes sense. */
export function FailedState({ cause, retry }: { readonly cause: unknown; readonly retry?: (() => void) | undefined }) {
  const problem = cause instanceof Problem ? cause : null;
  const { icon: StateIcon, title } = look(problem?.status ?? 500);
  const final = problem !== null && [403, 404].includes(problem.status);
  return (
    <div className={styles.state} role="alert">
      <span className={styles.mark} data-tone={final ? undefined : 'bad'}>
        <StateIcon size={24} stroke={1.5} />
      </span>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.text}>
        {problem?.message ?? 'Une erreur s’est produite dans cette page. Ce qui était enregistré l’est toujours.'}
      </p>
      {problem !== null && problem.status >= 500 && (
        <p className={styles.text}>
          Numéro de la demande : <code>{problem.document.requestId}</code>
        </p>
      )}
      {retry !== undefined && !final && (
        <Button leftSection={<IconRefresh size={18} stroke={1.75} />} onClick={retry}>
          Réessayer
        </Button>
      )}
    </div>
  );
}

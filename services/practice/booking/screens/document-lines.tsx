import { Button } from '@mantine/core';
import { download } from '#platform/web/api/files.ts';
import { useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import type { HeldFor, ReasonDocument } from '../api/papers.ts';
import styles from './papers.module.css';

/** Why a document waits for a second look, as the practice reads it (MAI-108, MAI-109). */
const REASONS: Readonly<Record<HeldFor, string>> = {
  'health-number': 'il semble contenir un numéro de sécurité sociale',
  'patient-name': 'il semble nommer un patient du cabinet',
  unreadable: 'son texte n’a pas pu être lu',
  wording: 'une formulation n’a peut-être pas sa place devant des patients',
  report: 'quelqu’un l’a signalé',
};

const DECIDED = { published: 'montré aux patients', withdrawn: 'retiré' } as const;

/** The documents of a reason, each with its state and what one may decide. */
export function DocumentLines({
  documents,
  path,
}: {
  readonly documents: readonly ReasonDocument[];
  readonly path: string;
}) {
  if (documents.length === 0) return <p className={styles.note}>Aucun document avec ce motif.</p>;
  return (
    <ul className={styles.lines}>
      {documents.map((document) => (
        <DocumentLine key={document.id} document={document} path={path} />
      ))}
    </ul>
  );
}

function DocumentLine({ document, path }: { readonly document: ReasonDocument; readonly path: string }) {
  const refresh = useRefresh();
  const { id, title, state, heldFor, suspended } = document;
  const decide = async (decision: keyof typeof DECIDED) => {
    await api.post(`/api/booking/documents/${id}/${decision}`);
    announceDone(`${title} : ${DECIDED[decision]}`);
    await refresh([path, '/api/booking/documents/held']);
  };
  return (
    <li className={styles.line}>
      <span className={styles.title}>{title}</span>
      <StateChip tone={suspended ? 'bad' : state === 'held' ? 'saffron' : 'ok'}>
        {suspended ? 'suspendu' : state === 'held' ? 'à relire' : 'montré'}
      </StateChip>
      {suspended && <p className={styles.note}>L’exploitant a suspendu ce document : personne ne le voit.</p>}
      {!suspended && heldFor !== null && (
        <p className={styles.note}>
          Non montré : {REASONS[heldFor]}. Une autre personne que celle qui l’a ajouté doit le relire.
        </p>
      )}
      <span className={styles.acts}>
        {!suspended && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`Ouvrir ${title}`}
            onClick={() => void download(`/api/booking/documents/${id}/content`, title).catch(announceFailure)}
          >
            Ouvrir
          </Button>
        )}
        {state === 'held' && !suspended && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`Montrer ${title} aux patients`}
            onClick={() => void decide('published').catch(announceFailure)}
          >
            Montrer
          </Button>
        )}
        <Button
          variant="subtle"
          color="bad"
          size="compact-sm"
          aria-label={`Retirer ${title}`}
          onClick={() => void decide('withdrawn').catch(announceFailure)}
        >
          Retirer
        </Button>
      </span>
    </li>
  );
}

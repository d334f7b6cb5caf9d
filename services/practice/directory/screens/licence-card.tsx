import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useWrite } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { longDate } from '#platform/web/french/dates.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import type { ProfileView, Shown } from '../api/profile.ts';
import { profilePath } from './profile.ts';
import { SHOWN_NAMES } from './words.ts';
import styles from './profile.module.css';

const PARTS = Object.entries(SHOWN_NAMES) as [Shown, string][];

/** The right to show: free of charge, not exclusive, dated, naming each part; ended at any time (MAI-278, MAI-279). */
export function LicenceCard({ view }: { readonly view: ProfileView }) {
  const path = profilePath(view.professionalId);
  const [shows, setShows] = useState<readonly Shown[]>(view.licence?.shows ?? PARTS.map(([part]) => part));
  const publish = useWrite(() => api.post(`${path}/licence`, { shows }), [path]);
  const withdraw = useWrite(() => api.delete(`${path}/licence`), [path]);
  const { licence } = view;
  return (
    <Card title="Publication">
      <div className={styles.stack}>
        {licence === null ? (
          <p>Rien n’est publié : les patients ne vous trouvent pas.</p>
        ) : (
          <p>
            Publié depuis le {longDate(licence.grantedAt)}, avec l’accord de {licence.grantedBy}.
            {view.slug !== null && (
              <>
                {' '}
                <a href={`/praticien/${view.slug}`} target="_blank" rel="noreferrer">
                  Voir la page publique
                </a>
              </>
            )}
          </p>
        )}
        <fieldset className={styles.group}>
          <legend>Ce que les patients voient</legend>
          <div className={styles.stack}>
            {PARTS.map(([part, name]) => (
              <Checkbox
                key={part}
                label={name}
                checked={part === 'identity' || shows.includes(part)}
                disabled={part === 'identity'}
                onChange={({ currentTarget }) =>
                  setShows(currentTarget.checked ? [...shows, part] : shows.filter((other) => other !== part))
                }
              />
            ))}
          </div>
        </fieldset>
        <p className={styles.note}>
          En publiant, vous autorisez Cabinet à montrer et diffuser ces informations, photos et marques, gratuitement et
          sans exclusivité, jusqu’à ce que vous les retiriez.
        </p>
        <Button
          variant={licence === null ? 'filled' : 'default'}
          loading={publish.isPending}
          onClick={() =>
            publish.mutate(undefined, { onSuccess: () => announceDone('Profil publié'), onError: announceFailure })
          }
        >
          {licence === null ? 'J’autorise et je publie' : 'Enregistrer ce qui est montré'}
        </Button>
        {licence !== null && (
          <Button
            variant="subtle"
            color="bad"
            loading={withdraw.isPending}
            onClick={() =>
              withdraw.mutate(undefined, { onSuccess: () => announceDone('Profil retiré'), onError: announceFailure })
            }
          >
            Retirer le profil
          </Button>
        )}
      </div>
    </Card>
  );
}

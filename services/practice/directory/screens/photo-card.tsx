import { Button, Checkbox, FileButton } from '@mantine/core';
import { useState } from 'react';
import { useRefresh } from '#platform/web/api/queries.ts';
import { api, parseBody, refusal, requestHeaders } from '#platform/web/api/request.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import type { ProfileView } from '../api/profile.ts';
import { profilePath } from './profile.ts';
import styles from './profile.module.css';

/** The photo; taken only with the statement that one has the rights to it (MAI-288). */
export function PhotoCard({ view }: { readonly view: ProfileView }) {
  const path = profilePath(view.professionalId);
  const refresh = useRefresh();
  const [stated, setStated] = useState(false);
  const put = async (file: File) => {
    const body = new FormData();
    if (stated) body.append('rights', 'yes');
    body.append('photo', file);
    const sent = await fetch(`${path}/photo`, { method: 'POST', headers: requestHeaders(), body });
    if (!sent.ok) throw refusal(sent.status, parseBody(await sent.text()), null);
    announceDone('Photo enregistrée');
    await refresh([path]);
  };
  const remove = async () => {
    await api.delete(`${path}/photo`);
    announceDone('Photo retirée');
    await refresh([path]);
  };
  const isPublic = view.photoId !== null && view.licence?.shows.includes('photo') === true;
  return (
    <Card title="Photo">
      <div className={styles.stack}>
        {isPublic && (
          <img className={styles.photo} src={`/api/directory/photos/${view.photoId ?? ''}`} alt={view.name} />
        )}
        {!isPublic && (
          <p className={styles.note}>{view.photoId === null ? 'Aucune photo.' : 'Une photo, non publiée.'}</p>
        )}
        <Checkbox
          label="J’ai les droits sur cette image"
          checked={stated}
          onChange={({ currentTarget }) => setStated(currentTarget.checked)}
        />
        <FileButton
          accept="image/png,image/jpeg"
          onChange={(file) => {
            if (file !== null) void put(file).catch(announceFailure);
          }}
        >
          {(button) => (
            <Button {...button} variant="default" disabled={!stated}>
              {view.photoId === null ? 'Choisir une photo' : 'Remplacer la photo'}
            </Button>
          )}
        </FileButton>
        {view.photoId !== null && (
          <Button variant="subtle" color="bad" onClick={() => void remove().catch(announceFailure)}>
            Retirer la photo
          </Button>
        )}
      </div>
    </Card>
  );
}

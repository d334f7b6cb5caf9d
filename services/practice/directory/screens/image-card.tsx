import { Button, Checkbox, FileButton } from '@mantine/core';
import { useState } from 'react';
import { useRefresh } from '#platform/web/api/queries.ts';
import { api, parseBody, refusal, requestHeaders } from '#platform/web/api/request.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import type { Image, ProfileView } from '../api/profile.ts';
import { profilePath } from './profile.ts';
import styles from './profile.module.css';

const WORDS: Readonly<Record<Image, { readonly title: string; readonly none: string; readonly name: string }>> = {
  photo: { title: 'Photo', none: 'Aucune photo.', name: 'la photo' },
  logo: { title: 'Logo du cabinet', none: 'Aucun logo.', name: 'le logo' },
};

/** An image of the public page; taken only with the statement that one has the rights to it (MAI-288). */
export function ImageCard({ view, image }: { readonly view: ProfileView; readonly image: Image }) {
  const words = WORDS[image];
  const imageId = view[`${image}Id`];
  const path = profilePath(view.professionalId);
  const refresh = useRefresh();
  const [stated, setStated] = useState(false);
  const put = async (file: File) => {
    const body = new FormData();
    if (stated) body.append('rights', 'yes');
    body.append('image', file);
    const sent = await fetch(`${path}/${image}`, { method: 'POST', headers: requestHeaders(), body });
    if (!sent.ok) throw refusal(sent.status, parseBody(await sent.text()), null);
    announceDone(`${words.title} : image enregistrée`);
    await refresh([path]);
  };
  const remove = async () => {
    await api.delete(`${path}/${image}`);
    announceDone(`${words.title} : image retirée`);
    await refresh([path]);
  };
  const isPublic = imageId !== null && view.licence?.shows.includes(image) === true;
  return (
    <Card title={words.title}>
      <div className={styles.stack}>
        {isPublic && <img className={styles.photo} src={`/api/directory/photos/${imageId ?? ''}`} alt={view.name} />}
        {!isPublic && <p className={styles.note}>{imageId === null ? words.none : 'Une image, non publiée.'}</p>}
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
              {imageId === null ? `Choisir ${words.name}` : `Remplacer ${words.name}`}
            </Button>
          )}
        </FileButton>
        {imageId !== null && (
          <Button variant="subtle" color="bad" onClick={() => void remove().catch(announceFailure)}>
            Retirer {words.name}
          </Button>
        )}
      </div>
    </Card>
  );
}

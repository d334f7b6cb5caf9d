import { Button, Checkbox, CopyButton, Select } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { middleDate } from '#platform/web/french/dates.ts';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import type { feedsAnswer, newFeedAnswer } from '../../api/follow-up.ts';
import type { ResourceView } from '../../api/resources.ts';
import styles from './feeds.module.css';

type Feed = z.output<typeof feedsAnswer>['feeds'][number];
const PATH = '/api/agenda/feeds';

/** Links by which another calendar reads an agenda; each may be cut at any time. */
export function FeedsTab({ resources }: { readonly resources: readonly ResourceView[] }) {
  const read = useRead<z.output<typeof feedsAnswer>>(PATH);
  const refresh = useRefresh();
  const [resourceId, setResourceId] = useState(resources[0]?.id ?? null);
  const [names, setNames] = useState(false);
  const [address, setAddress] = useState<string | null>(null);
  const create = async () => {
    const { url } = await api.post<z.output<typeof newFeedAnswer>>(PATH, { resourceId, names });
    setAddress(url);
    await refresh([PATH]);
  };
  const revoke = async ({ id }: Feed) => {
    await api.delete(`${PATH}/${id}`);
    await refresh([PATH]);
    announceDone('Lien coupé : il ne répond plus');
  };
  const nameOf = (id: string) => resources.find((resource) => resource.id === id)?.name ?? '';
  return (
    <div className={styles.tab}>
      <p className={styles.help}>
        Un lien permet à un autre calendrier de lire un agenda. Qui tient le lien lit l’agenda : gardez-le pour vous.
        Les noms des patients n’y sont que si vous le demandez.
      </p>
      <div className={styles.new}>
        <Select
          label="Agenda de"
          allowDeselect={false}
          data={resources.map(({ id, name }) => ({ value: id, label: name }))}
          value={resourceId}
          onChange={setResourceId}
        />
        <Checkbox
          label="Avec les noms des patients"
          checked={names}
          onChange={({ currentTarget }) => setNames(currentTarget.checked)}
        />
        <Button disabled={resourceId === null} onClick={() => void create().catch(announceFailure)}>
          Créer un lien
        </Button>
      </div>
      {address !== null && (
        <div role="status" className={styles.address}>
          <p>Copiez ce lien maintenant : il ne sera plus montré.</p>
          <code>{address}</code>
          <CopyButton value={address}>
            {({ copied, copy }) => <Button onClick={copy}>{copied ? 'Copié' : 'Copier'}</Button>}
          </CopyButton>
        </div>
      )}
      <Loaded from={read}>
        {({ feeds }) => (
          <ul className={styles.feeds}>
            {feeds.map((feed) => (
              <li key={feed.id}>
                <span>
                  <strong>{nameOf(feed.resourceId)}</strong>
                  {feed.names ? ', avec les noms' : ', sans les noms'}
                  <span className={styles.second}>
                    Créé par {feed.createdBy} le {middleDate(feed.createdAt)},{' '}
                    {feed.lastReadAt === null ? 'jamais lu' : `lu le ${middleDate(feed.lastReadAt)}`}
                  </span>
                </span>
                <Button variant="subtle" color="bad" onClick={() => void revoke(feed).catch(announceFailure)}>
                  Couper
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </div>
  );
}

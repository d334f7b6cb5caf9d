import { Button } from '@mantine/core';
import { IconHeartHandshake } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { api } from '#platform/web/api/request.ts';
import { useRead, useWrite } from '#platform/web/api/queries.ts';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { announceFailure } from '#platform/web/kit/undo.tsx';
import styles from './acknowledged.module.css';

const PATH = '/api/coding/acknowledgement';

interface Acknowledgement {
  readonly version: string;
  readonly wording: readonly string[];
  readonly acknowledgedAt: string | null;
}

/** Shows its content once this person has acknowledged what the service is; asked again when the wording changes (CIM-53). */
export function Acknowledged({ children }: { readonly children: ReactNode }) {
  const read = useRead<Acknowledgement>(PATH);
  return <Loaded from={read}>{(found) => (found.acknowledgedAt === null ? <Ask of={found} /> : children)}</Loaded>;
}

function Ask({ of: { version, wording } }: { readonly of: Acknowledgement }) {
  const accept = useWrite(() => api.post(PATH, { version }).catch(announceFailure), ['/api/coding']);
  return (
    <Page title="Avant de coder" layout="reading">
      <div className={styles.card}>
        <IconHeartHandshake size={32} stroke={1.5} aria-hidden="true" />
        <p>Une fois, avant d’entrer : voici ce que ce service fait, et ce qui reste à vous.</p>
        <ol className={styles.wording}>
          {wording.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
        <div className={styles.act}>
          <Button variant="filled" size="md" loading={accept.isPending} onClick={() => accept.mutate()}>
            J’en prends acte
          </Button>
          <span>La date et la version ({version}) sont conservées.</span>
        </div>
      </div>
    </Page>
  );
}

import { Button } from '@mantine/core';
import { IconShare } from '@tabler/icons-react';
import { download } from '#platform/web/api/files.ts';
import { useRead } from '#platform/web/api/queries.ts';
import { middleDate } from '#platform/web/french/dates.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Facts } from '#platform/web/kit/facts.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { announceFailure } from '#platform/web/kit/undo.tsx';
import type { ReceivedSharing } from '../../api/sharing.ts';
import { phoneText } from '../words.ts';
import styles from '../file/file.module.css';

/** What colleagues shared with me: the chosen items and nothing else (MAI-269). */
export default function ReceivedPage() {
  const read = useRead<{ readonly sharings: readonly ReceivedSharing[] }>('/api/patients/shared');
  return (
    <Page title="Partagés avec moi" layout="reading">
      <Loaded from={read}>
        {({ sharings }) =>
          sharings.length === 0 ? (
            <EmptyState title="Rien n’est partagé avec vous" icon={IconShare}>
              Ce qu’un confrère du cabinet vous montre d’un patient, pour une tâche dite, arrive ici.
            </EmptyState>
          ) : (
            <div className={styles.stack}>
              {sharings.map((one) => (
                <Received key={one.id} one={one} />
              ))}
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}

function Received({ one }: { readonly one: ReceivedSharing }) {
  const { identity, contact, documents } = one;
  const facts = [
    ...(identity === null
      ? []
      : [
          ['Patient', identity.name] as const,
          ['Naissance', identity.birthDate === null ? 'non dite' : middleDate(identity.birthDate)] as const,
        ]),
    ...(contact === null
      ? []
      : [
          ['Téléphone', contact.phone === null ? 'non donné' : phoneText(contact.phone)] as const,
          ['E-mail', contact.email ?? 'non donné'] as const,
        ]),
  ];
  const path = `/api/patients/shared/${one.id}/documents`;
  return (
    <Card title={one.task} aside={`${one.sharedBy}, ${middleDate(one.sharedAt)}`}>
      {facts.length > 0 && <Facts of={facts} />}
      <ul className={styles.lines}>
        {documents.map(({ id, name }) => (
          <li key={id} className={styles.line}>
            <strong>{name}</strong>
            <Button
              variant="subtle"
              aria-label={`Télécharger ${name}`}
              onClick={() => void download(`${path}/${id}`, name).catch(announceFailure)}
            >
              Télécharger
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

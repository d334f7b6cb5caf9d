import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { middleDate } from '#platform/web/french/dates.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { Facts } from '#platform/web/kit/facts.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { useSession } from '#platform/web/session/session.tsx';
import type { DetailField, Details } from '../../details/details.ts';
import { DetailsDialog } from './details-dialog.tsx';
import { EmailDialog } from './email-dialog.tsx';
import styles from '../account.module.css';

const DETAILS = '/api/identity/details';

const FIELDS: Readonly<Record<DetailField, string>> = {
  name: 'nom',
  function: 'fonction',
  email: 'adresse e-mail',
  mobile: 'mobile',
};

/** Who one is here, how to be reached, and when each last changed (MAI-036). */
export function DetailsCard() {
  const details = useRead<Details>(DETAILS);
  const { me, refresh } = useSession();
  const reread = useRefresh();
  const [opened, setOpened] = useState<'details' | 'email' | null>(null);
  const close = () => setOpened(null);
  const done = async () => {
    await Promise.all([reread([DETAILS]), refresh()]);
  };
  return (
    <Card title="Profil">
      <Loaded from={details}>
        {(own) => (
          <>
            <Facts
              of={[
                ['Nom', own.name],
                ['Fonction', own.function ?? '–'],
                ['Adresse e-mail', own.email],
                ['Mobile', own.mobile ?? '–'],
                ...me.organizations.map((one) => [one.name, one.roles.map((role) => role.title).join(', ')] as const),
                ['Confirmé', middleDate(own.confirmedAt)],
              ]}
            />
            <Group gap="sm" mt="md">
              <Button variant="default" onClick={() => setOpened('details')}>
                Corriger nom et fonction
              </Button>
              <Button variant="default" onClick={() => setOpened('email')}>
                Changer d’adresse
              </Button>
            </Group>
            <p className={styles.note}>
              Votre nom signe vos actes dans le journal de votre organisation. {changesInWords(own)}
            </p>
            <DetailsDialog
              key={own.name + (own.function ?? '')}
              own={own}
              opened={opened === 'details'}
              onClose={close}
              onDone={done}
            />
            <EmailDialog opened={opened === 'email'} onClose={close} onDone={done} />
          </>
        )}
      </Loaded>
    </Card>
  );
}

function changesInWords({ changes }: Details): string {
  if (changes.length === 0) return 'Aucune correction jusqu’ici.';
  const last = changes.slice(0, 3).map(({ field, at }) => `${FIELDS[field]}, ${middleDate(at)}`);
  return `Dernières corrections : ${last.join(' ; ')}.`;
}

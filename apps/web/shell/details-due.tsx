import { Button, Group } from '@mantine/core';
import { useRead } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { longDate } from '#platform/web/french/dates.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { Facts } from '#platform/web/kit/facts.tsx';
import { useGo } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import { useSession } from '#platform/web/session/session.tsx';
import { ACCOUNT } from './second-factor-needed.tsx';

interface Details {
  readonly name: string;
  readonly function: string | null;
  readonly email: string;
  readonly mobile: string | null;
  readonly confirmedAt: string;
}

/** In place of every page until this person says that their details are right, or corrects them (MAI-036). */
export function DetailsDue() {
  const details = useRead<Details>('/api/identity/details');
  const { refresh } = useSession();
  const go = useGo();
  const confirm = async () => {
    await api.post('/api/identity/details/confirmation', undefined, { organization: null });
    announceDone('Coordonnées confirmées');
    await refresh();
  };
  return (
    <Page title="Vos coordonnées sont-elles exactes ?" layout="reading">
      <Loaded from={details}>
        {(own) => (
          <Card title={`Confirmées le ${longDate(own.confirmedAt)}`}>
            <Facts
              of={[
                ['Nom', own.name],
                ['Fonction', own.function ?? '–'],
                ['Adresse e-mail', own.email],
                ['Mobile', own.mobile ?? '–'],
              ]}
            />
            <p>
              Un accès, une alerte ou un rappel ne vous trouve que si elles le sont : nous le demandons de temps en
              temps.
            </p>
            <Group gap="sm" mt="lg">
              <Button variant="filled" onClick={() => void confirm().catch(announceFailure)}>
                Tout est exact
              </Button>
              <Button variant="default" onClick={() => go(ACCOUNT)}>
                Corriger
              </Button>
            </Group>
          </Card>
        )}
      </Loaded>
    </Page>
  );
}

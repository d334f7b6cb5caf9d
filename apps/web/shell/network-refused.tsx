import { Button } from '@mantine/core';
import { IconNetworkOff } from '@tabler/icons-react';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { useOrganization, useSession } from '#platform/web/session/session.tsx';

/** In place of every page of an organisation that does not open from where this person is. */
export function NetworkRefused() {
  const { name } = useOrganization();
  const { refresh } = useSession();
  return (
    <Page title="Hors des réseaux autorisés">
      <EmptyState
        icon={IconNetworkOff}
        title={`${name} ne s’ouvre pas depuis votre réseau`}
        action={
          <Button variant="filled" onClick={() => void refresh()}>
            Réessayer
          </Button>
        }
      >
        Cette organisation a choisi d’où l’on y travaille. Connectez-vous depuis l’un de ses réseaux, ou demandez à
        votre référent d’autoriser celui-ci.
      </EmptyState>
    </Page>
  );
}

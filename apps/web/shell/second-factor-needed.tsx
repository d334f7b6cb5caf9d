import { Button } from '@mantine/core';
import { IconDeviceMobile } from '@tabler/icons-react';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { useGo } from '#platform/web/kit/link.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { useOrganization } from '#platform/web/session/session.tsx';

/** One's own account: the one page an organisation that asks a second factor leaves open without it. */
export const ACCOUNT = '/compte';

/** In place of every page of an organisation until this person has given a second factor. */
export function SecondFactorNeeded() {
  const go = useGo();
  const { name } = useOrganization();
  return (
    <Page title="Encore une étape">
      <EmptyState
        icon={IconDeviceMobile}
        title={`${name} demande la double vérification`}
        action={
          <Button variant="filled" onClick={() => go(`${ACCOUNT}/double-verification`)}>
            La préparer
          </Button>
        }
      >
        Un code donné par votre téléphone, en plus du mot de passe. Deux minutes, une seule fois. S’il est déjà prêt,
        déconnectez-vous puis reconnectez-vous avec lui.
      </EmptyState>
    </Page>
  );
}

import { Button } from '@mantine/core';
import { AuthPage } from '#platform/web/kit/auth-page.tsx';

/** In the tab opened to sign in again, once done: the work waits in the other one. */
export default function ReconnectedPage() {
  return (
    <AuthPage
      title="Vous êtes reconnecté"
      lead="Votre travail vous attend dans l’onglet précédent, tel que vous l’aviez laissé."
    >
      <Button variant="filled" fullWidth onClick={() => window.close()}>
        Fermer cet onglet
      </Button>
    </AuthPage>
  );
}

import { Button } from '@mantine/core';
import { useGo } from '#platform/web/kit/link.tsx';
import { AuthPage } from '#platform/web/kit/auth-page.tsx';

/** After signing out: says so, and leads back in. */
export default function SignedOutPage() {
  const go = useGo();
  return (
    <AuthPage title="Vous êtes déconnecté" lead="Rien de ce que vous aviez ouvert n’est resté dans cet onglet.">
      <Button variant="filled" fullWidth onClick={() => go('/connexion')}>
        Se reconnecter
      </Button>
    </AuthPage>
  );
}

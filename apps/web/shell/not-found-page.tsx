import { IconMapQuestion } from '@tabler/icons-react';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Link } from '#platform/web/kit/link.tsx';
import { Page } from '#platform/web/kit/page.tsx';

/** An address that leads nowhere. */
export default function NotFoundPage() {
  return (
    <Page title="Page introuvable">
      <EmptyState icon={IconMapQuestion} title="Rien à cette adresse" action={<Link to="/">Revenir à l’accueil</Link>}>
        Le lien est peut-être ancien, ou la page appartient à une autre organisation : changez d’organisation en haut à
        gauche.
      </EmptyState>
    </Page>
  );
}

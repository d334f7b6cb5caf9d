import { IconHome } from '@tabler/icons-react';
import { lazy, Suspense, useMemo } from 'react';
import { longDate } from '#platform/web/french/dates.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { LoadingSkeleton } from '#platform/web/kit/loading-skeleton.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import type { HomeCard } from '#platform/web/screen-module.ts';
import { useNow } from '#platform/web/session/now.ts';
import { useMay, useSession } from '#platform/web/session/session.tsx';
import { screenModules } from '../screens.ts';
import styles from './home-page.module.css';

function LoadedCard({ card }: { readonly card: HomeCard }) {
  const Content = useMemo(() => lazy(card.load), [card]);
  return (
    <Card title={card.title}>
      <Suspense fallback={<LoadingSkeleton rows={3} />}>
        <Content />
      </Suspense>
    </Card>
  );
}

/** What each room wants this person to see first. */
export default function HomePage() {
  const may = useMay();
  const { organization } = useSession();
  const now = useNow();
  const cards = screenModules
    .flatMap((module) => module.home ?? [])
    .filter(({ permission }) => may(permission))
    .toSorted((one, other) => (one.order ?? 50) - (other.order ?? 50));
  return (
    <Page title="Accueil" beside={longDate(now.toISOString())}>
      {cards.length === 0 ? (
        <EmptyState
          icon={IconHome}
          title={organization === null ? 'Aucune organisation pour l’instant' : 'Rien ne vous attend'}
        >
          {organization === null
            ? 'Votre compte est ouvert. Dès qu’une organisation vous invite, elle paraît ici.'
            : 'Les pages qui vous sont ouvertes sont à gauche ; Ctrl K les trouve toutes.'}
        </EmptyState>
      ) : (
        <div className={styles.cards}>
          {cards.map((card) => (
            <LoadedCard key={card.title} card={card} />
          ))}
        </div>
      )}
    </Page>
  );
}

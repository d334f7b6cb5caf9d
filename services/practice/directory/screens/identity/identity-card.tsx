import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '#platform/web/api/queries.ts';
import { longDate, middleDate } from '#platform/web/french/dates.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { StateChip } from '#platform/web/kit/chip.tsx';
import { Facts } from '#platform/web/kit/facts.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import type { OwnIdentity, Review } from '../../api/identity.ts';
import { ChangePanel } from './change-panel.tsx';
import { StatusPanel } from './status-panel.tsx';
import { CARE_KINDS, factsOf, KINDS, ownIdentityPath, subjectOf, type CareKind } from './words.ts';
import styles from '../profile.module.css';

/** Who one is to the practice: verified or not, what was asked about it, and the ways to change it (MAI-039, MAI-040). */
export function IdentityCard({ professionalId }: { readonly professionalId: string }) {
  const own = useRead<OwnIdentity>(ownIdentityPath(professionalId));
  const kinds = useRead<readonly CareKind[]>(CARE_KINDS).data ?? [];
  const [opened, setOpened] = useState<'change' | 'status' | null>(null);
  const close = () => setOpened(null);
  const validated = own.data?.validatedAt ?? null;
  return (
    <Card
      title="Identité professionnelle"
      aside={
        own.data !== undefined && (
          <StateChip tone={validated === null ? 'neutral' : 'ok'}>
            {validated === null ? 'pas encore vérifiée' : `vérifiée le ${middleDate(validated)}`}
          </StateChip>
        )
      }
    >
      <Loaded from={own}>
        {(known) => (
          <div className={styles.stack}>
            <Facts of={factsOf(known.identity, kinds)} />
            {known.reviews
              .filter(({ kind, closedAt }) => kind !== 'mismatch' || closedAt === null)
              .slice(0, 3)
              .map((review) => (
                <Asked key={review.id} review={review} kinds={kinds} />
              ))}
            <p className={styles.note}>
              {validated === null
                ? 'Vos corrections prennent effet aussitôt, puis sont comparées à l’annuaire national.'
                : 'Un changement se demande avec une preuve ; ce qui est vérifié reste en vigueur jusqu’à la réponse.'}
            </p>
            <Button variant="default" onClick={() => setOpened('change')}>
              {validated === null ? 'Corriger' : 'Demander un changement'}
            </Button>
            <Button variant="subtle" onClick={() => setOpened('status')}>
              Déclarer un changement de situation
            </Button>
            {opened === 'change' && <ChangePanel own={known} kinds={kinds} onClose={close} />}
            {opened === 'status' && <StatusPanel professionalId={professionalId} onClose={close} />}
          </div>
        )}
      </Loaded>
    </Card>
  );
}

const ANSWERS = { accepted: 'acceptée', refused: 'refusée', vanished: 'sans objet' } as const;

function Asked({ review, kinds }: { readonly review: Review; readonly kinds: readonly CareKind[] }) {
  return (
    <p className={styles.quote}>
      <strong>{KINDS[review.kind]}</strong>, {longDate(review.openedAt)}
      <br />
      {subjectOf(review, kinds)}
      <br />
      {review.outcome === null
        ? 'En attente de réponse.'
        : `Réponse : ${ANSWERS[review.outcome]}${review.ground === null ? '' : `. ${review.ground}`}`}
    </p>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { send, api } from '#platform/web/api/request.ts';
import { longDate } from '#platform/web/french/dates.ts';
import { Facts } from '#platform/web/kit/facts.tsx';
import { RadioField } from '#platform/web/kit/form/choice-fields.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextAreaField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { PanelPart, SidePanel } from '#platform/web/kit/side-panel.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import type { Review } from '../../api/identity.ts';
import { CARE_KINDS, factsOf, KINDS, REVIEWS, subjectOf, type CareKind } from '../identity/words.ts';

interface ReviewPanelProps {
  readonly review: Review;
  readonly onClose: () => void;
}

const CHOICES: Readonly<Record<Review['kind'], readonly [accepted: string, refused: string]>> = {
  mismatch: ['L’écart est expliqué : l’identité reste vérifiée', 'Retirer la vérification'],
  change: ['Accepter : le changement prend effet', 'Refuser : rien ne change'],
  status: ['Prendre en compte', 'Ne pas retenir'],
};

/** One review: what is in force, what is asked, its proof, and the answer with its ground. */
export function ReviewPanel({ review, onClose }: ReviewPanelProps) {
  const kinds = useRead<readonly CareKind[]>(CARE_KINDS).data ?? [];
  return (
    <SidePanel title={review.name} beside={KINDS[review.kind]} onClose={onClose}>
      {review.wanted === null ? (
        <PanelPart title="Constaté">
          <Facts
            of={[
              [review.status === null ? 'Écart' : 'Situation', subjectOf(review, kinds)],
              ...(review.statusFrom === null ? [] : [['À partir du', longDate(review.statusFrom)] as const]),
              ...asking(review),
            ]}
          />
        </PanelPart>
      ) : (
        <>
          <PanelPart title="En vigueur">
            <Facts of={factsOf(review.former!, kinds)} />
          </PanelPart>
          <PanelPart title="Demandé">
            <Facts of={[...factsOf(review.wanted, kinds), ...asking(review)]} />
            {review.hasProof && <ProofButton review={review} />}
          </PanelPart>
        </>
      )}
      <PanelPart title="Réponse">
        {review.outcome === null ? <AnswerForm review={review} /> : <Facts of={answerOf(review)} />}
      </PanelPart>
    </SidePanel>
  );
}

const asking = ({ openedAt, openedBy }: Review) =>
  [['Depuis', longDate(openedAt)] as const, ['Par', openedBy ?? 'Cabinet, dans la nuit'] as const] as const;

function answerOf({ kind, outcome, ground, closedAt, closedBy }: Review) {
  const words = outcome === 'vanished' ? 'L’écart a disparu' : CHOICES[kind][outcome === 'accepted' ? 0 : 1];
  return [
    ['Réponse', words] as const,
    ...(ground === null ? [] : [['Motif', ground] as const]),
    ...(closedBy === null ? [] : [['Par', `${closedBy}, ${longDate(closedAt!)}`] as const]),
  ];
}

function ProofButton({ review }: { readonly review: Review }) {
  const [busy, setBusy] = useState(false);
  const open = async () => {
    setBusy(true);
    try {
      const answer = await send('GET', `${REVIEWS}/${review.id}/proof`);
      window.open(URL.createObjectURL(await answer.blob()), '_blank', 'noopener');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="default" mt="sm" loading={busy} onClick={() => void open().catch(announceFailure)}>
      Voir la preuve
    </Button>
  );
}

function AnswerForm({ review }: { readonly review: Review }) {
  const refresh = useRefresh();
  const [accepted, refused] = CHOICES[review.kind];
  const form = useForm({
    initial: { answer: '', ground: '' },
    check: ({ answer, ground }) => [
      ...(answer === '' ? [{ field: 'answer', rule: 'required', message: 'Choisissez la réponse.' }] : []),
      ...(ground.trim().length < 5 ? [{ field: 'ground', rule: 'required', message: 'Donnez le motif.' }] : []),
    ],
    submit: async ({ answer, ground }) => {
      await api.post(`${REVIEWS}/${review.id}/decision`, { accepted: answer === 'accepted', ground });
      announceDone(`Réponse à ${review.name} enregistrée`);
      await refresh([REVIEWS]);
    },
  });
  return (
    <Form of={form} verb="Répondre">
      <RadioField
        {...form.field('answer')}
        label="Réponse"
        choices={[
          { value: 'accepted', label: accepted },
          { value: 'refused', label: refused },
        ]}
        required
      />
      <TextAreaField {...form.field('ground')} label="Motif" help="Le praticien le lira." required />
    </Form>
  );
}

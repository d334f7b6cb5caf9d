import { Button, Group } from '@mantine/core';
import { IconCloudOff, IconUsers, IconAlertTriangle } from '@tabler/icons-react';
import { Problem } from '#platform/web/api/problem.ts';
import { Alarm } from '#platform/web/kit/alarm.tsx';
import { clockTime } from '#platform/web/french/dates.ts';
import { dotted } from '../words.ts';
import type { Pending } from './pending-decisions.ts';
import { subjectKey } from './pending-decisions.ts';
import type { Review } from './use-review.ts';

const VERBS = { accept: 'accepter', refuse: 'refuser', replace: 'remplacer', add: 'ajouter' } as const;
const DONE = {
  accepted: 'l’a acceptée',
  refused: 'l’a refusée',
  replaced: 'l’a remplacée',
  added: 'l’a ajoutée',
} as const;

/** What went otherwise than asked: somebody else was first, the server said no, or is away. Nothing is lost in silence. */
export function ReviewAlarms({ review }: { readonly review: Review }) {
  const { refused, waiting, items } = review;
  return (
    <>
      {waiting && items.length > 0 && (
        <Alarm tone="saffron" icon={IconCloudOff} title="Hors connexion">
          {items.length > 1
            ? `${items.length} décisions sont gardées dans cet onglet et partiront`
            : 'Votre décision est gardée dans cet onglet et partira'}{' '}
          dès le retour du réseau. Vous pouvez continuer.
        </Alarm>
      )}
      {refused !== null && <Refused review={review} item={refused.item} cause={refused.cause} />}
    </>
  );
}

function Refused({
  review,
  item,
  cause,
}: {
  readonly review: Review;
  readonly item: Pending;
  readonly cause: unknown;
}) {
  const conflict = cause instanceof Problem && cause.code === 'coding.decision.conflict';
  const line = review.lines.find(({ id }) => id === subjectKey(item));
  const wanted = item.kind === 'decide' ? VERBS[item.decision.kind] : 'annuler';
  const name = line === undefined ? addedName(item) : `${dotted(line.code)} ${line.label}`;
  if (!conflict) {
    return (
      <Alarm
        icon={IconAlertTriangle}
        title={`Décision non enregistrée : ${wanted} ${name}`}
        action={<Button onClick={review.dismissRefusal}>Compris</Button>}
      >
        {cause instanceof Problem ? cause.message : 'Le serveur n’a pas répondu comme prévu.'} Le reste est intact.
      </Alarm>
    );
  }
  const other = line?.decision;
  return (
    <Alarm
      tone="saffron"
      icon={IconUsers}
      title={`Quelqu’un d’autre a décidé sur ${name}`}
      action={
        <Group gap="xs">
          <Button onClick={() => review.insist(item)}>Maintenir : {wanted}</Button>
          <Button variant="subtle" onClick={review.dismissRefusal}>
            Garder l’autre
          </Button>
        </Group>
      }
    >
      {other == null
        ? 'Sa décision vient d’être lue.'
        : `${other.by.name} ${DONE[other.kind]} à ${clockTime(other.at)}.`}{' '}
      Votre décision ({wanted}) n’a pas été enregistrée ; la vue est à jour et rien d’autre n’est perdu.
    </Alarm>
  );
}

function addedName(item: Pending): string {
  return item.kind === 'decide' && item.decision.kind === 'add'
    ? `${dotted(item.decision.code)} ${item.label}`
    : 'ce code';
}

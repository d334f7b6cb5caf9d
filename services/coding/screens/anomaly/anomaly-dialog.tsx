import { Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Problem } from '#platform/web/api/problem.ts';
import { api } from '#platform/web/api/request.ts';
import { useRefresh } from '#platform/web/api/queries.ts';
import { CopyCode } from '#platform/web/kit/copy-code.tsx';
import type { NewAnomaly } from '../../api/follow-up.ts';
import type { StayView } from '../../api/review.ts';
import type { ReviewLine } from '../review/review-lines.ts';
import { stayPath } from '../review/stay-view.ts';
import { dotted, quoted } from '../words.ts';
import { excerptChoices } from './excerpt-choices.ts';
import styles from './anomaly-dialog.module.css';

interface AnomalyDialogProps {
  readonly view: StayView;
  /** The proposal reported; null for the result as a whole. */
  readonly line: ReviewLine | null;
  readonly onClose: () => void;
}

const KINDS = [
  ['anomaly', 'Anomalie', 'quelque chose de faux'],
  ['inconsistency', 'Incohérence', 'deux choses qui ne vont pas ensemble'],
  ['doubt', 'Doute', 'à regarder de plus près'],
] as const;

/** Tells the operator of an anomaly, with no more of the report than the coder chooses; shows the number it got. */
export function AnomalyDialog({ view, line, onClose }: AnomalyDialogProps) {
  const excerpts = useMemo(
    () => excerptChoices(view.report?.text ?? '', line?.proposal?.quotes[0] ?? null),
    [view, line],
  );
  const [kind, setKind] = useState<NewAnomaly['kind']>('anomaly');
  const [comment, setComment] = useState('');
  const [chosen, setChosen] = useState('none');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [number, setNumber] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [id] = useState(() => crypto.randomUUID());
  const refresh = useRefresh();
  const excerpt = excerpts.find((one) => one.name === chosen)?.span ?? null;
  const send = async () => {
    setBusy(true);
    const proposalKey = line?.proposal?.key ?? null;
    const body: NewAnomaly = {
      id,
      subject: proposalKey === null ? 'result' : 'proposal',
      proposalKey,
      kind,
      comment,
      excerpt,
    };
    try {
      const answer = await api.post<{ number: string }>(`${stayPath(view.stay.id)}/anomalies`, body);
      setNumber(answer.number);
      await refresh([stayPath(view.stay.id)]);
    } catch (cause) {
      setRefusal(
        cause instanceof Problem ? (cause.errors[0]?.message ?? cause.message) : 'Le signalement n’est pas parti.',
      );
    } finally {
      setBusy(false);
    }
  };
  const about = line === null ? 'ce résultat' : `${dotted(line.code)} ${line.label}`;
  return (
    <Modal opened onClose={onClose} size="lg" title={`Signaler ${about}`} closeButtonProps={{ 'aria-label': 'Fermer' }}>
      {number !== null ? (
        <Stack>
          <p role="status">Signalement reçu. Gardez ce numéro : la réponse vous parviendra avec lui.</p>
          <CopyCode value={number} label="Numéro du signalement" />
          <p>L’élément reste marqué « contesté » jusqu’à la réponse.</p>
          <Group justify="flex-end">
            <Button variant="filled" onClick={onClose}>
              Revenir au codage
            </Button>
          </Group>
        </Stack>
      ) : (
        <Stack>
          <Radio.Group
            label="De quoi s’agit-il ?"
            value={kind}
            onChange={(value) => setKind(value as NewAnomaly['kind'])}
          >
            <Group mt="xs">
              {KINDS.map(([value, label, help]) => (
                <Radio key={value} value={value} label={`${label}, ${help}`} />
              ))}
            </Group>
          </Radio.Group>
          <Textarea
            data-autofocus
            label="Ce qui ne va pas"
            description="En quelques mots, sans nom de patient."
            required
            autosize
            minRows={3}
            value={comment}
            onChange={({ currentTarget }) => setComment(currentTarget.value)}
            error={refusal}
          />
          <Radio.Group
            label="Texte du compte rendu joint"
            description="L’exploitant ne recevra rien de plus."
            value={chosen}
            onChange={setChosen}
          >
            <Stack gap="xs" mt="xs">
              {excerpts.map(({ name, label }) => (
                <Radio key={name} value={name} label={label} />
              ))}
            </Stack>
          </Radio.Group>
          {excerpt !== null && (
            <blockquote className={styles.excerpt}>
              {quoted((view.report?.text ?? '').slice(excerpt.start, excerpt.end))}
            </blockquote>
          )}
          <Group justify="flex-end">
            <Button variant="subtle" onClick={onClose}>
              Revenir
            </Button>
            <Button variant="filled" loading={busy} disabled={comment.trim().length < 3} onClick={() => void send()}>
              Envoyer le signalement
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

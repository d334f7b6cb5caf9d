import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { longDate } from '#platform/web/french/dates.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextAreaField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { announceDone } from '#platform/web/kit/undo.tsx';
import type { DecisionsAbout } from '../api/moderation.ts';
import { profilePath } from './profile.ts';
import styles from './profile.module.css';

type Line = DecisionsAbout['decisions'][number];

const WORDS: Readonly<Record<string, string>> = {
  'suspended document': 'Document suspendu',
  'suspended page': 'Page publique suspendue',
  'withdrawn document': 'Document retiré',
};

/** What whoever runs Cabinet decided about what one shows, and the way to contest it (MAI-286). */
export function DecisionsCard({ professionalId }: { readonly professionalId: string }) {
  const path = `${profilePath(professionalId)}/decisions`;
  const lines = useRead<DecisionsAbout>(path).data?.decisions ?? [];
  if (lines.length === 0) return null;
  return (
    <Card title="Décisions de modération">
      <div className={styles.stack}>
        {lines.map((line) => (
          <Decision key={line.id} line={line} path={path} />
        ))}
      </div>
    </Card>
  );
}

function Decision({ line, path }: { readonly line: Line; readonly path: string }) {
  const refresh = useRefresh();
  const form = useForm({
    initial: { text: '' },
    submit: async ({ text }) => {
      await api.post(`/api/directory/decisions/${line.id}/contest`, { text });
      announceDone('Contestation envoyée');
      await refresh([path]);
    },
  });
  const ended = line.liftedAt === null ? '' : `, levée le ${longDate(line.liftedAt)}`;
  return (
    <section className={styles.stack}>
      <p>
        <strong>{WORDS[`${line.kind} ${line.field ?? ''}`] ?? 'Mention retirée'}</strong>, le {longDate(line.decidedAt)}
        {ended} ({line.number})
      </p>
      <p className={styles.quote}>{line.ground}</p>
      {line.contestedAt !== null && (
        <p className={styles.note}>
          {line.outcome ?? `Contestée le ${longDate(line.contestedAt)} : une autre lecture est en cours.`}
        </p>
      )}
      {line.contestedAt === null && line.liftedAt === null && (
        <Form of={form} verb="Contester">
          <TextAreaField
            {...form.field('text')}
            label="Pourquoi cette décision est à revoir"
            required
            maxLength={4000}
          />
        </Form>
      )}
    </section>
  );
}

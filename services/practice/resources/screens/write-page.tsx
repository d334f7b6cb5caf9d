import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { RadioField, SelectField } from '#platform/web/kit/form/choice-fields.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextAreaField, TextField } from '#platform/web/kit/form/text-field.tsx';
import { useForm } from '#platform/web/kit/form/use-form.ts';
import { useAddressQuery, useGo } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { announceDone } from '#platform/web/kit/undo.tsx';
import type { Article, Headings } from '../api.ts';
import { KIND_WORDS } from './kind-words.ts';
import styles from './resources.module.css';

const KINDS = Object.entries(KIND_WORDS).map(([value, label]) => ({ value, label }));

/** A news, an article or an answer, written or changed by whoever runs Cabinet (MAI-289). */
export function WritePage() {
  const { article: id } = useAddressQuery();
  const headings = useRead<Headings>('/api/resources/headings');
  return (
    <Page title={id === undefined ? 'Publier' : 'Modifier'} layout="reading">
      <Loaded from={headings}>
        {(view) =>
          id === undefined ? (
            <ArticleForm headings={view.headings} former={null} />
          ) : (
            <Change id={id} headings={view.headings} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Change({ id, headings }: { readonly id: string; readonly headings: Headings['headings'] }) {
  const read = useRead<Article>(`/api/resources/articles/${id}`);
  return <Loaded from={read}>{(former) => <ArticleForm headings={headings} former={former} />}</Loaded>;
}

interface ArticleFormProps {
  readonly headings: Headings['headings'];
  /** Null while it is new. */
  readonly former: Article | null;
}

function ArticleForm({ headings, former }: ArticleFormProps) {
  const [go, refresh] = [useGo(), useRefresh()];
  const [adding, setAdding] = useState(headings.length === 0);
  const form = useForm({
    initial: {
      ...{ headingId: former?.headingId ?? headings[0]?.id ?? '', newHeading: '' },
      ...{ kind: (former?.kind ?? 'article') as string, title: former?.title ?? '', body: former?.body ?? '' },
    },
    submit: async ({ newHeading, ...written }) => {
      const headingId = adding
        ? (await api.post<{ id: string }>('/api/resources/headings', { title: newHeading })).id
        : written.headingId;
      const path = '/api/resources/articles';
      const sent = { ...written, headingId };
      const id = former?.id ?? (await api.post<{ id: string }>(path, sent)).id;
      if (former !== null) await api.put(`${path}/${id}`, sent);
      await refresh(['/api/resources']);
      announceDone(former === null ? 'Publié' : 'Modifié');
      go(`/ressources/${id}`);
    },
  });
  return (
    <Form of={form} verb={former === null ? 'Publier' : 'Enregistrer'}>
      <RadioField {...form.field('kind')} label="Genre" choices={KINDS} required />
      {adding ? (
        <TextField {...form.field('newHeading')} label="Nouvelle rubrique" required maxLength={80} />
      ) : (
        <div className={styles.pair}>
          <SelectField
            {...form.field('headingId')}
            label="Rubrique"
            choices={headings.map(({ id, title }) => ({ value: id, label: title }))}
            required
          />
          <Button variant="default" onClick={() => setAdding(true)}>
            Nouvelle rubrique
          </Button>
        </div>
      )}
      <TextField
        {...form.field('title')}
        label={form.values.kind === 'question' ? 'Question' : 'Titre'}
        required
        maxLength={200}
      />
      <TextAreaField
        {...form.field('body')}
        label={form.values.kind === 'question' ? 'Réponse' : 'Texte'}
        help="Une ligne vide sépare deux paragraphes"
        required
        maxLength={20_000}
      />
    </Form>
  );
}

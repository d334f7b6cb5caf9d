import { Button } from '@mantine/core';
import { useRead, useRefresh } from '#platform/web/api/queries.ts';
import { api } from '#platform/web/api/request.ts';
import { longDate } from '#platform/web/french/dates.ts';
import { Link, useAddress, useGo } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import type { Article } from '../api.ts';
import { KIND_WORDS } from './kind-words.ts';
import styles from './resources.module.css';

/** What every resource says of itself (MAI-290). */
const WITHOUT_WARRANTY =
  'Information générale, donnée sans garantie : elle ne remplace ni les textes en vigueur, ni votre jugement.';

/** One article, with who wrote it, when it last changed, and that it is given without warranty (MAI-290). */
export function ArticlePage() {
  const { article: id } = useAddress();
  const read = useRead<Article>(`/api/resources/articles/${id!}`);
  const [go, refresh] = [useGo(), useRefresh()];
  const withdraw = async () => {
    await api.delete(`/api/resources/articles/${id}`);
    await refresh(['/api/resources']);
    announceDone('Article retiré');
    go('/ressources');
  };
  return (
    <Page
      title={read.data?.title ?? 'Ressource'}
      layout="reading"
      primary={read.data?.mayPublish ? { label: 'Modifier', run: `/ressources/ecrire?article=${id}` } : undefined}
      actions={
        read.data?.mayPublish && (
          <Button variant="subtle" color="bad" onClick={() => void withdraw().catch(announceFailure)}>
            Retirer
          </Button>
        )
      }
    >
      <Loaded from={read}>
        {({ kind, heading, headingId, body, author, updatedAt }) => (
          <article className={styles.stack}>
            <p className={styles.note}>
              {KIND_WORDS[kind]}, <Link to={`/ressources/rubrique/${headingId}`}>{heading}</Link>. Par {author}, mis à
              jour le {longDate(updatedAt)}.
            </p>
            {body.split(/\n\s*\n/).map((paragraph, at) => (
              <p key={at} className={styles.paragraph}>
                {paragraph}
              </p>
            ))}
            <p className={styles.mention} role="note">
              {WITHOUT_WARRANTY}
            </p>
          </article>
        )}
      </Loaded>
    </Page>
  );
}

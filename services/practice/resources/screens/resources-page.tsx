import { useRead } from '#platform/web/api/queries.ts';
import { middleDate } from '#platform/web/french/dates.ts';
import { Card } from '#platform/web/kit/card.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Link, useAddress } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Page } from '#platform/web/kit/page.tsx';
import type { Headings } from '../api.ts';
import { KIND_WORDS } from './kind-words.ts';
import styles from './resources.module.css';

/** The headings, and under the one opened what was published, with its date (MAI-289). */
export function ResourcesPage() {
  const read = useRead<Headings>('/api/resources/headings');
  const { heading } = useAddress();
  const mayPublish = read.data?.mayPublish ?? false;
  return (
    <Page
      title="Ressources"
      layout="reading"
      primary={mayPublish ? { label: 'Publier', run: '/ressources/ecrire' } : undefined}
    >
      <Loaded from={read}>
        {({ headings }) => {
          const open = headings.find(({ id }) => id === heading) ?? headings[0];
          if (open === undefined) {
            return (
              <EmptyState title="Rien n’est publié encore">Actualités, articles et réponses viendront ici.</EmptyState>
            );
          }
          return (
            <div className={styles.stack}>
              {headings.length > 1 && (
                <nav aria-label="Rubriques" className={styles.headings}>
                  {headings.map(({ id, title }) =>
                    id === open.id ? (
                      <strong key={id}>{title}</strong>
                    ) : (
                      <Link key={id} to={`/ressources/rubrique/${id}`}>
                        {title}
                      </Link>
                    ),
                  )}
                </nav>
              )}
              <Card title={open.title}>
                {open.articles.length === 0 && <p className={styles.note}>Rien dans cette rubrique encore.</p>}
                <ul className={styles.lines}>
                  {open.articles.map(({ id, kind, title, updatedAt }) => (
                    <li key={id}>
                      <Link to={`/ressources/${id}`}>{title}</Link>
                      <span className={styles.note}>
                        {KIND_WORDS[kind]}, {middleDate(updatedAt)}
                      </span>
                    </li>
                  ))}
                </ul>
              </Card>
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}

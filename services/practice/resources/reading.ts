import type { Commons } from '#platform/database/databases.ts';
import type { Article, ArticleKind, ArticleLine, Headings } from './api.ts';
import { articleNotFound } from './publishing.ts';

const LINE = [
  ...(['article.id', 'article.kind', 'article.title', 'article.author_name as author'] as const),
  ...(['article.published_at as publishedAt', 'article.updated_at as updatedAt'] as const),
] as const;

/** Every heading in its order, with what stands under it, newest change first (MAI-289). */
export async function readHeadings(commons: Commons): Promise<Headings['headings']> {
  const headings = await commons
    .selectFrom('resources.headings')
    .select(['id', 'title'])
    .orderBy('position')
    .orderBy('title')
    .execute();
  const articles = await commons
    .selectFrom('resources.articles as article')
    .select([...LINE, 'article.heading_id'])
    .where('article.withdrawn_at', 'is', null)
    .orderBy('article.updated_at', 'desc')
    .execute();
  return headings.map((heading) => ({
    ...heading,
    articles: articles
      .filter((article) => article.heading_id === heading.id)
      .map(({ id, kind, title, author, publishedAt, updatedAt }): ArticleLine => {
        // The check of the table admits no other word.
        return { ...{ id, kind: kind as ArticleKind, title, author }, publishedAt, updatedAt };
      }),
  }));
}

/** One article, whole. @throws {NotFound} `resources.article-not-found` */
export async function readArticle(commons: Commons, id: string): Promise<Omit<Article, 'mayPublish'>> {
  const row = await commons
    .selectFrom('resources.articles as article')
    .innerJoin('resources.headings as heading', 'heading.id', 'article.heading_id')
    .select([...LINE, 'article.body', 'heading.id as headingId', 'heading.title as heading'])
    .where('article.id', '=', id)
    .where('article.withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) throw articleNotFound();
  return { ...row, kind: row.kind as ArticleKind };
}

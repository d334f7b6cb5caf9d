import { z } from 'zod';

/**
 * The HTTP contract of `/api/resources`: what whoever runs Cabinet publishes for its users.
 *
 * | | |
 * |---|---|
 * | GET /headings | every heading with what stands under it, newest change first |
 * | GET /articles/:articleId | one article, whole |
 * | POST /headings | a new heading |
 * | POST /articles · PUT, DELETE /articles/:articleId | publishes, changes, withdraws |
 */
const KINDS = ['news', 'article', 'question'] as const;
const kindSchema = z.enum(KINDS);
export type ArticleKind = z.output<typeof kindSchema>;

const lineSchema = z.object({
  id: z.uuid(),
  kind: kindSchema,
  title: z.string(),
  author: z.string(),
  /** ISO instants. */
  publishedAt: z.string(),
  updatedAt: z.string(),
});
export type ArticleLine = z.output<typeof lineSchema>;

export const headingsAnswer = z.object({
  headings: z.array(z.object({ id: z.uuid(), title: z.string(), articles: z.array(lineSchema) })),
  /** Whether the caller publishes. */
  mayPublish: z.boolean(),
});
export type Headings = z.output<typeof headingsAnswer>;

export const articleAnswer = lineSchema.extend({
  headingId: z.uuid(),
  heading: z.string(),
  /** Paragraphs parted by blank lines. */
  body: z.string(),
  mayPublish: z.boolean(),
});
export type Article = z.output<typeof articleAnswer>;

export const newHeadingSchema = z.object({ title: z.string().trim().min(1, 'Donnez un titre à la rubrique.').max(80) });
export const writtenSchema = z.object({
  headingId: z.uuid('Choisissez une rubrique.'),
  kind: kindSchema,
  title: z.string().trim().min(1, 'Donnez un titre.').max(200),
  body: z.string().trim().min(1, 'Écrivez le texte.').max(20_000),
});
export type Written = z.output<typeof writtenSchema>;
export const madeAnswer = z.object({ id: z.uuid() });

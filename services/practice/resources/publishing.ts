import { Conflict, Forbidden, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { Commons } from '#platform/database/databases.ts';
import type { PracticeContext } from '#services/practice/professionals/module.ts';
import type { Written } from './api.ts';

type Publisher = Pick<PracticeContext, 'act' | 'now'>;

/** Opens a heading, after the others. @throws {Conflict} `resources.heading-exists`  @returns its identifier */
export async function addHeading(commons: Commons, { act, now }: Publisher, title: string): Promise<string> {
  const id = newId();
  await commons.transaction().execute(async (transaction) => {
    const { last } = await transaction
      .selectFrom('resources.headings')
      .select(({ fn }) => fn.max('position').as('last'))
      .executeTakeFirstOrThrow();
    const made = await transaction
      .insertInto('resources.headings')
      .values({ id, title, position: (last ?? 0) + 1, created_at: now.toString() })
      .onConflict((conflict) => conflict.column('title').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made === undefined) throw new Conflict('resources.heading-exists', 'Une rubrique de ce nom existe déjà.');
    await recordAct(transaction, act, {
      ...{ action: 'resources.heading.added', object: { kind: 'resources.heading', id }, at: now },
    });
  });
  return id;
}

/** Publishes an article under a heading, signed by who publishes (MAI-289, MAI-290). @returns its identifier */
export async function publishArticle(commons: Commons, { act, now }: Publisher, written: Written): Promise<string> {
  const id = newId();
  const { headingId, ...content } = written;
  await commons.transaction().execute(async (transaction) => {
    await requireHeading(transaction, headingId);
    await transaction
      .insertInto('resources.articles')
      .values({
        ...{ id, heading_id: headingId, ...content, author_name: authorOf(act) },
        ...{ published_at: now.toString(), updated_at: now.toString() },
      })
      .execute();
    await recordAct(transaction, act, {
      ...{ action: 'resources.article.published', object: { kind: 'resources.article', id }, at: now },
    });
  });
  return id;
}

/** Changes one: its readers see who and when. @throws {NotFound} `resources.article-not-found` */
export async function changeArticle(
  commons: Commons,
  { act, now }: Publisher,
  id: string,
  written: Written,
): Promise<void> {
  const { headingId, ...content } = written;
  await commons.transaction().execute(async (transaction) => {
    await requireHeading(transaction, headingId);
    const changed = await transaction
      .updateTable('resources.articles')
      .set({ heading_id: headingId, ...content, author_name: authorOf(act), updated_at: now.toString() })
      .where('id', '=', id)
      .where('withdrawn_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (changed === undefined) throw articleNotFound();
    await recordAct(transaction, act, {
      ...{ action: 'resources.article.changed', object: { kind: 'resources.article', id }, at: now },
    });
  });
}

/** Takes one away; said twice it is said once. */
export async function withdrawArticle(commons: Commons, { act, now }: Publisher, id: string): Promise<void> {
  await commons.transaction().execute(async (transaction) => {
    const gone = await transaction
      .updateTable('resources.articles')
      .set({ withdrawn_at: now.toString() })
      .where('id', '=', id)
      .where('withdrawn_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (gone === undefined) return;
    await recordAct(transaction, act, {
      ...{ action: 'resources.article.withdrawn', object: { kind: 'resources.article', id }, at: now },
    });
  });
}

export function articleNotFound(): NotFound {
  return new NotFound('resources.article-not-found', 'Cet article n’existe pas, ou n’est plus publié.');
}

async function requireHeading(commons: Commons, id: string): Promise<void> {
  const heading = await commons.selectFrom('resources.headings').select('id').where('id', '=', id).executeTakeFirst();
  if (heading === undefined) throw new NotFound('resources.heading-not-found', 'Cette rubrique n’existe pas.');
}

function authorOf({ actor }: Publisher['act']): string {
  if (actor.kind === 'person') return actor.name;
  throw new Forbidden('resources.person-only', 'Une personne signe ce qu’elle publie, jamais un programme.');
}

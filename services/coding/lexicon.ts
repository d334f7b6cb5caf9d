import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { csvText } from '#platform/kernel/csv.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { AnalysisTask } from './analysis/pool.ts';
import type { CodingContext } from './context.ts';
import { readLexiconFile } from './lexicon-file.ts';

export interface LexiconFacts {
  readonly name: string;
  readonly terms: number;
  readonly fingerprint: string;
  readonly at: string;
  readonly by: string;
}

const ZIP = promisify(gzip);
const UNZIP = promisify(gunzip);

/**
 * Loads an establishment's own dictionary, in place of the one before (which is kept): its analyses use it from the
 * next one on. Whole or not at all.
 * @param csv columns of the synonyms file: `term,code,code2,source,…`
 * @throws {Invalid} `coding.lexicon.invalid` with the lines to correct.
 */
export async function importLexicon(
  context: Pick<CodingContext, 'database' | 'act' | 'now'>,
  name: string,
  csv: string,
): Promise<LexiconFacts> {
  const terms = readLexiconFile(csv);
  const content = csvText([
    ['term', 'code', 'code2', 'source'],
    ...terms.map(({ term, code, code2, source }) => [term, code, code2, source]),
  ]);
  const fingerprint = createHash('sha256').update(content).digest('hex').slice(0, 16);
  const id = newId();
  const facts = { name, terms: terms.length, fingerprint, at: context.now.toString(), by: context.act.actor.name };
  const zipped = await ZIP(content);
  await context.database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('coding.lexicons')
      .values({
        ...{ id, name, terms: facts.terms, fingerprint, content: zipped },
        loaded_at: facts.at,
        loaded_by: facts.by,
      })
      .execute();
    const object = { kind: 'coding.lexicon', id };
    await recordAct(transaction, context.act, {
      ...{ action: 'coding.lexicon.loaded', object, at: context.now, details: { terms: facts.terms } },
    });
  });
  return facts;
}

/** What is loaded; null when the establishment uses what Cabinet ships alone. */
export async function describeLexicon(database: OrganizationDatabase): Promise<LexiconFacts | null> {
  const row = await newest(database)
    .select(['name', 'terms', 'fingerprint', 'loaded_at', 'loaded_by'])
    .executeTakeFirst();
  if (row === undefined) return null;
  const { name, terms, fingerprint } = row;
  return { name, terms, fingerprint, at: row.loaded_at, by: row.loaded_by };
}

/** The establishment's dictionary for an analysis; null when it has none. */
export async function lexiconInUse(database: OrganizationDatabase): Promise<AnalysisTask['lexicon']> {
  const row = await newest(database).select(['id', 'name', 'fingerprint']).executeTakeFirst();
  if (row === undefined) return null;
  const { id, name, fingerprint } = row;
  return { name, fingerprint, content: () => contentOf(database, id) };
}

async function contentOf(database: OrganizationDatabase, id: string): Promise<string> {
  const query = database.selectFrom('coding.lexicons').select('content').where('id', '=', id);
  const { content } = await query.executeTakeFirstOrThrow();
  return (await UNZIP(content)).toString('utf8');
}

function newest(database: OrganizationDatabase) {
  return database.selectFrom('coding.lexicons').orderBy('loaded_at', 'desc').orderBy('id', 'desc').limit(1);
}

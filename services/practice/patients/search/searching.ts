import { sql, type Expression, type SqlBool } from 'kysely';
import { dayInParis } from '#platform/kernel/clock.ts';
import type { PatientLine, PatientList } from '../api/patients.ts';
import { accessTo } from '../access/bans.ts';
import type { PatientsContext } from '../context.ts';
import { lineOf, type PatientRow } from '../record/patient-rows.ts';
import { lessOneLetter } from './plain-names.ts';
import { readQuery, type SearchQuery } from './search-query.ts';

/**
 * Finds files by name (of birth or in use), birth date or telephone, whole or in part, in any order, ranked. Spelling is
 * forgiven in two steps: first beginnings of words and what sounds the same; only when that finds too few, words a letter
 * apart. All are answered by one index.
 */
export async function searchPatients(
  context: PatientsContext,
  typed: string,
  limit: number,
  after?: string,
): Promise<PatientList> {
  const query = readQuery(typed, dayInParis(context.now).toString());
  const asked = query.words.length > 0 || query.birthDate !== null || query.phone !== null;
  if (!asked && typed.trim() !== '') return { patients: [], more: false };
  const rows = asked ? await ranked(context, query, limit + 1) : await inOrder(context, limit + 1, after);
  return { patients: await shown(context, rows.slice(0, limit)), more: rows.length > limit };
}

/** Lines of files, each only as far as its patient lets it be seen. */
export async function shown(context: PatientsContext, rows: readonly PatientRow[]): Promise<PatientLine[]> {
  const access = await accessTo(
    context,
    rows.map(({ id }) => id),
  );
  return rows.map((row) =>
    access.get(row.id) === 'banned' ? { opposed: true, id: row.id } : lineOf(row, context.now),
  );
}

async function inOrder({ database }: PatientsContext, limit: number, after?: string): Promise<readonly PatientRow[]> {
  let found = database.selectFrom('patients.patients').selectAll().where('merged_into', 'is', null);
  if (after !== undefined) {
    found = found.where(
      sql<SqlBool>`(search_text, id) > (SELECT search_text, id FROM patients.patients WHERE id = ${after})`,
    );
  }
  return found.orderBy('search_text').orderBy('id').limit(limit).execute();
}

/** So many good answers make spelling mistakes unlikely. */
const ENOUGH = 5;

async function ranked(context: PatientsContext, query: SearchQuery, limit: number): Promise<readonly PatientRow[]> {
  const near = await matching(context, query, nearTo, limit);
  if (near.length >= Math.min(limit, ENOUGH) || query.words.length === 0) return near;
  const far = await matching(context, query, farFrom, limit);
  const known = new Set(near.map(({ id }) => id));
  return [...near, ...far.filter(({ id }) => !known.has(id))].slice(0, limit);
}

type Word = SearchQuery['words'][number];

async function matching(
  { database }: PatientsContext,
  query: SearchQuery,
  keysOf: (word: Word) => string,
  limit: number,
): Promise<readonly PatientRow[]> {
  const { words, birthDate, birthYear, phone } = query;
  const figures: Expression<SqlBool>[] = [
    ...(birthDate === null ? [] : [sql<SqlBool>`birth_date = ${birthDate}`]),
    ...(birthYear === null
      ? []
      : [sql<SqlBool>`birth_date BETWEEN ${`${birthYear}-01-01`} AND ${`${birthYear}-12-31`}`]),
    ...(phone === null ? [] : [sql<SqlBool>`(phone LIKE ${`%${phone}%`} OR second_phone LIKE ${`%${phone}%`})`]),
  ];
  const names = words.map((word) => `(${keysOf(word)})`).join(' & ');
  const found = database
    .selectFrom('patients.patients')
    .where('merged_into', 'is', null)
    .where((is) => (names === '' ? is.lit(true) : sql<SqlBool>`search_keys @@ ${names}::tsquery`))
    .where((is) => (figures.length === 0 ? is.lit(true) : is.or(figures)))
    .select('id')
    .orderBy(sql<number>`${sql.join([sql`0::float8`, ...words.map(pointsOf)], sql` + `)}`, 'desc')
    .orderBy('search_text')
    .orderBy('id')
    .limit(limit);
  const ids = (await found.execute()).map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await database.selectFrom('patients.patients').selectAll().where('id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The beginning of a word, or its sound. Words hold letters and figures only: nothing of them is read as a query. */
function nearTo({ plain, sound }: Word): string {
  return sound === '' ? `'${plain}':*` : `'${plain}':* | '~${sound}'`;
}

/** Or a word a letter apart. */
function farFrom(word: Word): string {
  const mistaken = lessOneLetter(word.plain).map((key) => `'-${key}'`);
  return [nearTo(word), ...mistaken].join(' | ');
}

/** A whole word first, then its beginning, then its sound, then what is close. */
function pointsOf({ plain, sound }: Word) {
  return sql<number>`CASE WHEN search_text LIKE ${`% ${plain} %`} THEN 4 WHEN search_text LIKE ${`% ${plain}%`} THEN 3
    WHEN ${sound} = ANY (sounds) THEN 2 ELSE 1 END`;
}

import pg from 'pg';

/**
 * How values of PostgreSQL reach TypeScript: `timestamptz` as an ISO 8601 string in UTC, `date` as `YYYY-MM-DD`,
 * `int8` as a number (refused beyond 2^53). Strings and numbers pass through JSON unchanged, and a rule that computes
 * with time asks `Temporal` for it.
 */
const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.TIMESTAMPTZ, instantText],
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.INT8, safeInteger],
]);

/** Our servers answer in UTC; what else they may say (another zone, infinity, an ancient year) is read with care. */
const UTC = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00$/;

function instantText(text: string): string {
  if (UTC.test(text)) return `${text.slice(0, 10)}T${text.slice(11, -3)}Z`;
  return Temporal.Instant.from(text.replace(' ', 'T')).toString();
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('an integer from the database is beyond 2^53');
  return value;
}

/** Parser table for `pg`. */
export const sqlValues: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) ||
    pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
};

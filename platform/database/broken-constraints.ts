import pg from 'pg';
import type { CabinetError } from '#platform/kernel/errors.ts';

/** Class of PostgreSQL's refusals for a broken promise: exclusion, unique, check, foreign key. */
const INTEGRITY_CLASS = '23';

/**
 * Turns a broken constraint, known by its name, into a refusal a person can read; anything else is thrown on as it is.
 * The transaction is lost all the same: what must live on stands in a savepoint or another transaction.
 * `await insert.execute().catch(conflictOn('no_double_booking', () => new Conflict('agenda.taken', '…')))`
 *
 * @param constraint name of the constraint, or of the unique index. One that is checked at the end (`DEFERRABLE`) breaks
 *   at the commit: catch it around the transaction then.
 * @param refusal made only when it is needed.
 */
export function conflictOn(constraint: string, refusal: () => CabinetError): (error: unknown) => never {
  return (error) => {
    const broken =
      error instanceof pg.DatabaseError &&
      error.code?.startsWith(INTEGRITY_CLASS) === true &&
      error.constraint === constraint;
    if (broken) throw refusal();
    throw error;
  };
}

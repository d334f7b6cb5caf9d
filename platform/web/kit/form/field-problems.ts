import type { FieldProblem } from '../../api/problem.ts';

/** Problems sorted by where they can be shown. */
export interface SortedProblems {
  /** First message for each field of the form. */
  readonly byField: Readonly<Record<string, string>>;
  /** Those of no field on this form: told at its top. */
  readonly others: readonly string[];
}

/**
 * Finds the field each problem speaks of: its own name, or the nearest field that holds it (`address.street` is shown at
 * `address`; `members.2.email` at `members`).
 */
export function sortProblems(problems: readonly FieldProblem[], fields: readonly string[]): SortedProblems {
  const byField: Record<string, string> = {};
  const others: string[] = [];
  for (const { field, message } of problems) {
    const holder = fields
      .filter((name) => field === name || field.startsWith(`${name}.`))
      .toSorted((one, other) => other.length - one.length)[0];
    if (holder === undefined) others.push(message);
    else byField[holder] ??= message;
  }
  return { byField, others };
}

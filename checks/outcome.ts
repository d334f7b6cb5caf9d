/** What one check found. A check that inspected nothing has failed: some tools pass happily over an empty list. */
export interface Outcome {
  readonly inspected: number;
  /** What was inspected, in the plural: “files”. */
  readonly unit: string;
  /** One line per problem, `file:line: sentence` where there is a place. */
  readonly problems: readonly string[];
  /** A figure worth seeing when all is well. */
  readonly note?: string;
}

export interface Check {
  readonly name: string;
  run(): Promise<Outcome> | Outcome;
}

export function passed(outcome: Outcome): boolean {
  return outcome.inspected > 0 && outcome.problems.length === 0;
}

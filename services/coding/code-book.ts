import type { CodeFacts } from './validation-rules.ts';

/** A code found, and the French reason why no role accepts it when none does. */
export interface FoundCode extends CodeFacts {
  readonly why: string | null;
}

/** The classification as persons use it: search as one types, and the facts of one code. */
export interface CodeBook {
  /** `CIM-10 FR 2025` */
  readonly classification: string;
  search(query: string, limit: number): Promise<readonly FoundCode[]>;
  /** @param on day whose classification counts (`YYYY-MM-DD`, first day of the stay, CIM-38). */
  lookup(code: string, on: string): CodeFacts | null;
}

import type { CodeFacts } from './validation-rules.ts';

/** The facts of one code, where requests are answered; searching belongs to the engine's threads. */
export interface CodeBook {
  /** `CIM-10 FR 2025` */
  readonly classification: string;
  /** @param on day whose classification counts (`YYYY-MM-DD`, first day of the stay, CIM-38). */
  lookup(code: string, on: string): CodeFacts | null;
}

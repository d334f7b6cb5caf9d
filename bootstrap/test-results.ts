import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** One test, or one failure that belongs to no test (a file that does not load, a process that died). */
export interface TestResult {
  /** Path from the root of the checkout. */
  readonly file: string;
  readonly line: number;
  /** The test's own name. */
  readonly name: string;
  /** Names of the tests and suites around it, outermost first. */
  readonly within: readonly string[];
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly milliseconds: number;
  /** Why it failed, ready to print; absent when only a test inside it failed. */
  readonly failure?: string;
}

/** What a whole run leaves for `npm run conformity` and `npm run check`. */
export interface TestRun {
  /** Fingerprint of the sources the run started from, see `sourcesHash`. */
  readonly sources: string;
  readonly tests: readonly Omit<TestResult, 'failure'>[];
}

const PLACE = '.cabinet/test-results.json';

export function fullName(test: Pick<TestResult, 'name' | 'within'>): string {
  return [...test.within, test.name].join(' › ');
}

/** Two tests of one name in one file cannot be told apart in a report: the second is a failure. */
export function duplicateNames(tests: readonly TestResult[]): TestResult[] {
  const seen = new Map<string, TestResult>();
  const failures: TestResult[] = [];
  for (const test of tests) {
    const key = `${test.file}\0${fullName(test)}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, test);
    else {
      const failure = `Line ${test.line} bears the name of the test of line ${first.line}: give each its own.`;
      failures.push({
        ...test,
        name: `${test.name} (second of this name)`,
        outcome: 'failed',
        milliseconds: 0,
        failure,
      });
    }
  }
  return failures;
}

/** The last line of `npm test`, which programs read. */
export function verdict(tests: readonly TestResult[]): string {
  const count = (outcome: TestResult['outcome']): number => tests.filter((test) => test.outcome === outcome).length;
  const skipped = count('skipped');
  return `${count('passed')} passed, ${count('failed')} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

export function writeRun(root: string, sources: string, tests: readonly TestResult[]): void {
  // A failure's text may quote values of a test; only its place and outcome are kept.
  const kept = tests.map(({ failure: _failure, ...rest }) => rest);
  mkdirSync(path.join(root, path.dirname(PLACE)), { recursive: true });
  writeFileSync(path.join(root, PLACE), `${JSON.stringify({ sources, tests: kept } satisfies TestRun, null, 1)}\n`);
}

/** The last whole run, or `null` when there was none. */
export function readRun(root: string): TestRun | null {
  let text: string;
  try {
    text = readFileSync(path.join(root, PLACE), 'utf8');
  } catch {
    return null;
  }
  return JSON.parse(text) as TestRun;
}

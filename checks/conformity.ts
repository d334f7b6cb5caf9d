import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, sourcesHash } from '../bootstrap/source-files.ts';
import { readRun } from '../bootstrap/test-results.ts';
import { readClauses, readWaiting } from './clauses.ts';
import { conformityPage, pageDifferences, unknownClauses } from './conformity-page.ts';
import type { Check } from './outcome.ts';

const PAGE = path.join(root, 'docs/conformity.md');

/** The committed page says what the last whole test run says, and that run is of these very sources. */
export const conformity: Check = {
  name: 'conformity',
  run: () => {
    const clauses = readClauses();
    const run = readRun(root);
    const outcome = { inspected: clauses.length, unit: 'clauses' };
    if (run === null) return { ...outcome, problems: ['no test results: run npm test'] };
    const stale = run.sources === sourcesHash() ? [] : ['the test results are older than the sources: run npm test'];
    const expected = conformityPage(clauses, run.tests, readWaiting());
    return {
      ...outcome,
      problems: [
        ...stale,
        ...unknownClauses(clauses, run.tests),
        ...pageDifferences(readFileSync(PAGE, 'utf8'), expected).map((line) => `${line} (npm run conformity)`),
      ],
      note: `${expected.match(/^- ✅/gm)?.length ?? 0} honoured`,
    };
  },
};

if (import.meta.main) {
  const run = readRun(root);
  if (run === null) {
    console.error('No test results yet: run npm test first, whole.');
    process.exitCode = 1;
  } else {
    if (run.sources !== sourcesHash()) console.error('Note: the sources have changed since these results.');
    writeFileSync(PAGE, conformityPage(readClauses(), run.tests, readWaiting()));
    console.log(`docs/conformity.md written from ${run.tests.length} tests`);
  }
}

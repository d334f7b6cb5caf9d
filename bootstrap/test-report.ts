import type { FilesRun } from './test-process.ts';
import { fullName, type TestResult } from './test-results.ts';

const OUTPUT_SHOWN = 30;

/** One line per file, for whoever watches. */
export function fileLines(run: FilesRun): string {
  const files = Map.groupBy(run.results, (result) => result.file);
  return [...files].map(([file, results]) => `${fileLine(file, results)}\n`).join('');
}

function fileLine(file: string, results: readonly TestResult[]): string {
  const count = (outcome: TestResult['outcome']): number =>
    results.filter((result) => result.outcome === outcome).length;
  const milliseconds = results
    .filter((result) => result.within.length === 0)
    .reduce((sum, result) => sum + result.milliseconds, 0);
  const parts = [
    `${results.length} ${results.length === 1 ? 'test' : 'tests'}`,
    ...(count('failed') > 0 ? [`${count('failed')} failed`] : []),
    ...(count('skipped') > 0 ? [`${count('skipped')} skipped`] : []),
    milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`,
  ];
  return `${count('failed') > 0 ? '✖' : '✔'} ${file} (${parts.join(', ')})`;
}

/** Every failure in full, with where to click, and the end of what its process printed. */
export function failureReport(runs: readonly FilesRun[]): string {
  return runs
    .filter((run) => run.results.some((result) => result.failure !== undefined))
    .map((run) => {
      const failures = run.results.filter((result) => result.failure !== undefined).map(failureText);
      const printed = run.output.split('\n').slice(-OUTPUT_SHOWN).join('\n');
      return [...failures, ...(printed === '' ? [] : [indent(`It printed:\n${indent(printed)}`)])].join('\n');
    })
    .join('\n');
}

function failureText(result: TestResult): string {
  return `\n✖ ${fullName(result)}\n${indent(`${placeOf(result)}\n${result.failure}`)}`;
}

/** Where the failure was thrown when that is in the test's own file; else where the test stands. */
function placeOf({ file, line, failure }: TestResult): string {
  const thrown = failure?.split('\n').find((text) => text.includes(`${file}:`));
  return thrown?.match(/[^\s(]+:\d+(?=:\d+\)?$)/)?.[0] ?? `${file}:${line}`;
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '    ');
}

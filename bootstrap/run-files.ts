import { AssertionError } from 'node:assert/strict';
import path from 'node:path';
import { run } from 'node:test';
import { inspect } from 'node:util';
import { root } from './source-files.ts';
import type { TestResult } from './test-results.ts';

/**
 * Runs inside a test process: the files named on the command line, in this one process, each event sent to the parent.
 */
export type TestMessage =
  | { readonly type: 'begin' | 'finish'; readonly file: string; readonly line: number; readonly name: string }
  | { readonly type: 'result'; readonly result: TestResult }
  | { readonly type: 'end' };

type Failure = Error & { failureType?: string; cause?: unknown };

const files = process.argv.slice(2).map((file) => path.join(root, file));
/** Names of the tests and suites around the one being reported, by depth, per file. */
const surroundings = new Map<string, string[]>();

// The parent was killed: what was started here must not outlive it. Listening may not keep this process alive.
process.once('disconnect', () => process.kill(-process.pid, 'SIGKILL'));
process.channel?.unref();

for await (const event of run({ files, isolation: 'none' })) {
  if (event.type === 'test:enqueue' || event.type === 'test:complete') {
    send({ type: event.type === 'test:enqueue' ? 'begin' : 'finish', ...placeOf(event.data), name: event.data.name });
  } else if (event.type === 'test:start') {
    const { nesting, name } = event.data;
    const key = placeOf(event.data).file;
    surroundings.set(key, [...(surroundings.get(key) ?? []).slice(0, nesting), name]);
  } else if (event.type === 'test:pass' || event.type === 'test:fail') {
    const result = toResult(event.type, event.data);
    if (result !== null) send({ type: 'result', result });
  }
}
send({ type: 'end' });
process.removeAllListeners('disconnect');
process.disconnect?.();

function send(message: TestMessage): void {
  process.send?.(message);
}

function placeOf({ file, line }: { file?: string; line?: number }): { file: string; line: number } {
  return { file: file === undefined ? '' : path.relative(root, file), line: line ?? 1 };
}

interface Reported {
  readonly name: string;
  readonly nesting: number;
  readonly file?: string;
  readonly line?: number;
  readonly skip?: string | boolean;
  readonly todo?: string | boolean;
  readonly details: { readonly duration_ms: number; readonly type?: string | undefined; readonly error?: Failure };
}

/** `null` for what is not a test: a suite that went well, or a file that merely loaded. */
function toResult(type: 'test:pass' | 'test:fail', data: Reported): TestResult | null {
  const { details } = data;
  const place = placeOf(data);
  const whole = path.resolve(root, data.name) === data.file;
  const onlyInside = details.error?.failureType === 'subtestsFailed';
  if (whole && type === 'test:pass') return null;
  if (details.type === 'suite' && (type === 'test:pass' || onlyInside)) return null;
  const skipped = isSet(data.skip) || isSet(data.todo);
  const result: TestResult = {
    ...place,
    name: whole ? '(the file does not load)' : data.name,
    within: (surroundings.get(place.file) ?? []).slice(0, data.nesting),
    outcome: skipped ? 'skipped' : type === 'test:pass' ? 'passed' : 'failed',
    milliseconds: Math.round(details.duration_ms),
  };
  return result.outcome === 'failed' && !onlyInside ? { ...result, failure: describe(details.error) } : result;
}

function isSet(mark: string | boolean | undefined): boolean {
  return mark !== undefined && mark !== false;
}

/** The cause, without the frames of Node itself, with paths from the root. */
function describe(error: Failure | undefined): string {
  const cause = error?.cause ?? error;
  if (cause === undefined) return 'The test process gave no reason.';
  // An assertion's message holds the difference already; its fields would repeat it.
  const text = cause instanceof AssertionError ? (cause.stack ?? cause.message) : plain(cause);
  return text
    .split('\n')
    .filter((line) => !/^\s+at .*(\(|async |at )node:/.test(line))
    .join('\n')
    .replaceAll(`file://${root}/`, '')
    .replaceAll(`${root}/`, '');
}

function plain(cause: unknown): string {
  return typeof cause === 'string' ? cause : inspect(cause, { depth: 8 });
}

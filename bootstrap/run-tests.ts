import { chmod, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { ensureChromium } from './chromium.ts';
import { ensureRestic } from './restic.ts';
import { projectFiles, root, sourcesHash } from './source-files.ts';
import { startTestCluster, temporaryFolder, type TestCluster } from './test-cluster.ts';
import { endTestProcesses, runInOwnProcess, type FilesRun, type Patience } from './test-process.ts';
import { failureReport, fileLines } from './test-report.ts';
import { duplicateNames, verdict, writeRun, type TestResult } from './test-results.ts';
import { readArguments, select, type Group } from './test-selection.ts';

const PATIENCE: Record<Group, Patience> = {
  pure: { totalMs: 180_000, idleMs: 5_000 },
  restic: { totalMs: 240_000, idleMs: 15_000 },
  db: { totalMs: 240_000, idleMs: 15_000 },
  journey: { totalMs: 600_000, idleMs: 30_000 },
};

/** Parts of the names of journeys that take minutes; begun last, one of them would keep a whole machine waiting. */
const LONG = ['/screens-', '/team.', '/account-safety.', '/national-directory.'];

let cluster: TestCluster | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void leave());
process.once('disconnect', () => void leave());

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error && !process.env['CABINET_DEBUG'] ? error.message : error);
  process.exitCode = 1;
} finally {
  await cluster?.remove();
  process.removeAllListeners('disconnect');
  if (process.connected) process.disconnect?.();
}

/** Runs what the command line asks for and prints the verdict. Returns the exit code. */
async function main(): Promise<number> {
  const selection = readArguments(process.argv.slice(2));
  const sources = sourcesHash();
  const files = select(projectFiles(), selection);
  const withBrowser = process.env['CABINET_TEST_BROWSER'] !== '0';
  const journeys = withBrowser ? files.journey : [];
  const restic = files.restic.length > 0 ? await ensureRestic() : null;
  const skipped = [
    ...(withBrowser ? [] : files.journey.map((file) => skippedFile(file, 'no browser'))),
    ...(restic === null ? files.restic.map((file) => skippedFile(file, 'no restic')) : []),
  ];

  const temporary = await temporaryFolder();
  const environment: Record<string, string> = { CABINET_TESTS: '1', TMPDIR: temporary };
  if (journeys.length > 0) environment['CABINET_TEST_CHROMIUM'] = await ensureChromium();
  if (restic !== null) environment['CABINET_TEST_RESTIC'] = restic;
  if (files.db.length + journeys.length > 0) environment['CABINET_TEST_DATABASE_URL'] = await databaseUrl(temporary);

  const runs = [
    ...(await runTogether(files.pure, environment)),
    ...(await runEach(restic === null ? [] : files.restic, environment, PATIENCE.restic, 2)),
    ...(await runEach(files.db, environment, PATIENCE.db, 2)),
    ...(await runJourneys(journeys, environment, temporary)),
  ];
  const named = runs.flatMap((run) => run.results);
  const duplicates = duplicateNames(named);
  runs.push({ files: [], results: duplicates, output: '', died: false });
  const results = [...named, ...duplicates, ...skipped];
  if (selection.everything) writeRun(root, sources, results);

  const failures = failureReport(runs);
  if (failures !== '') console.log(`${failures}\n`);
  const nothingRan = results.every((result) => result.outcome === 'skipped');
  if (nothingRan) console.log('No test ran.');
  console.log(verdict(results));
  return nothingRan || results.some((result) => result.outcome === 'failed') ? 1 : 0;
}

/** A developer's own server when given, else one for this run. */
async function databaseUrl(temporary: string): Promise<string> {
  const given = process.env['CABINET_TEST_DATABASE_URL'];
  if (given !== undefined) return given;
  cluster = await startTestCluster(temporary);
  return cluster.url;
}

/**
 * Pure tests share one process: half a second instead of many. Should it die, no one can tell which file did it, so
 * that each then runs alone.
 */
async function runTogether(files: readonly string[], environment: Record<string, string>): Promise<FilesRun[]> {
  if (files.length === 0) return [];
  const together = await runInOwnProcess(files, environment, PATIENCE.pure);
  if (!together.died || files.length === 1) {
    process.stdout.write(fileLines(together));
    return [together];
  }
  const alone = await runEach(files, environment, PATIENCE.pure, 2);
  const explained = alone.some((run) => run.results.some((result) => result.outcome === 'failed'));
  return explained ? alone : [...alone, { ...together, results: together.results.slice(-1) }];
}

async function runEach(
  files: readonly string[],
  environment: Record<string, string>,
  patience: Patience,
  atOnce: number,
): Promise<FilesRun[]> {
  const waiting = [...files];
  const runs: FilesRun[] = [];
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const run = await runInOwnProcess([file], environment, patience);
      process.stdout.write(fileLines(run));
      runs.push(run);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return runs;
}

/** Two at a time, each in a demonstration copied from the first; those that measure time have the machine alone. */
async function runJourneys(
  files: readonly string[],
  environment: Record<string, string>,
  temporary: string,
): Promise<FilesRun[]> {
  const alone = files.filter((file) => file.includes('/alone/'));
  const beside = longestFirst(files.filter((file) => !alone.includes(file)));
  const folder = await mkdtemp(path.join(temporary, `cabinet-tests-${process.pid}-demonstrations-`));
  await chmod(folder, 0o711);
  const sharing = beside.length > 1 ? { ...environment, CABINET_TEST_DEMONSTRATIONS: folder } : environment;
  try {
    return [
      ...(await runEach(alone, environment, PATIENCE.journey, 1)),
      ...(await runEach(beside, sharing, PATIENCE.journey, 2)),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function longestFirst(files: readonly string[]): readonly string[] {
  const isLong = (file: string) => LONG.some((part) => file.includes(part));
  return [...files.filter(isLong), ...files.filter((file) => !isLong(file))];
}

/** A test left out knowingly is counted, so that nobody takes the verdict for a whole one. */
function skippedFile(file: string, why: string): TestResult {
  return { file, line: 1, name: `(${why})`, within: [], outcome: 'skipped', milliseconds: 0 };
}

/** Interrupted: nothing may stay behind. */
async function leave(): Promise<never> {
  endTestProcesses();
  await cluster?.remove();
  process.exit(130);
}

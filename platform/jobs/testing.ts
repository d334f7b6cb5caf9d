import type { TestContext } from 'node:test';
import { FixedClock, type Clock } from '#platform/kernel/clock.ts';
import { silentLog, type Log } from '#platform/kernel/log.ts';
import type { ModuleDeclaration } from '#platform/kernel/module.ts';
import { everythingAllowed, type ContractStanding } from '#platform/kernel/standing.ts';
import { testDatabases, type TestDatabases } from '#platform/database/testing.ts';
import { createJobs, type JobRunner } from './job-runner.ts';
import type { Job, Subscription } from './job.ts';
import { jobsDeclaration } from './module.ts';

export interface TestJobs extends TestDatabases {
  /** Not started: call `start` with the jobs of the test, then `idle` to wait for all of them. */
  readonly runner: JobRunner;
}

/** Databases with a job runner of the test's own; both go when the test ends. */
export async function testJobs(
  test: Pick<TestContext, 'after'>,
  given: {
    readonly modules?: readonly ModuleDeclaration[];
    readonly log?: Log;
    readonly clock?: Clock;
    readonly standing?: ContractStanding;
  } = {},
): Promise<TestJobs> {
  const closing: (() => Promise<void>)[] = [];
  const after = ((close: () => Promise<void>) => closing.push(close)) as unknown as TestContext['after'];
  const opened = await testDatabases({ after }, [jobsDeclaration, ...(given.modules ?? [])]);
  const runner = createJobs({
    databases: opened.databases,
    keys: opened.keys,
    log: given.log ?? silentLog,
    clock: given.clock ?? new FixedClock('2026-03-02T08:00:00Z'),
    standing: given.standing ?? everythingAllowed,
  });
  test.after(async () => {
    await runner.stop(0);
    for (const close of closing) await close();
  });
  return { ...opened, runner };
}

/** Starts a runner whose jobs are given. */
export async function startedJobs(
  test: Pick<TestContext, 'after'>,
  jobs: readonly Job[],
  subscriptions: readonly Subscription[] = [],
  given: Parameters<typeof testJobs>[1] = {},
): Promise<TestJobs> {
  const opened = await testJobs(test, given);
  await opened.runner.start(jobs, subscriptions);
  return opened;
}

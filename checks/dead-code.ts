import type { Check } from './outcome.ts';
import { runTool, unexplained } from './tool.ts';

interface KnipReport {
  readonly inspected: number;
  readonly problems: readonly string[];
}

/** Files, exports, types and dependencies that nothing uses, and settings of the search itself that match nothing. */
export const deadCode: Check = {
  name: 'dead code (knip)',
  run: async () => {
    const reporter = ['--reporter', './checks/knip-report.mjs'];
    const run = await runTool('knip', ['--no-progress', '--treat-config-hints-as-errors', ...reporter]);
    const line = run.output.split('\n').find((text) => text.startsWith('{'));
    const { inspected, problems } =
      line === undefined ? { inspected: 0, problems: [] } : (JSON.parse(line) as KnipReport);
    return { inspected, unit: 'files', problems: [...problems, ...unexplained(run, problems)] };
  },
};

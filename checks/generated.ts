import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from '../bootstrap/source-files.ts';
import type { Check } from './outcome.ts';
import { runScript } from './tool.ts';

/** Scripts that write a file from a truth elsewhere; with `--check` they only compare, and end non-zero when it lags. */
const GENERATORS = ['apps/server/table-types.ts', 'apps/server/settings-docs.ts'];

/** Files generated from the database schema and the settings say what these say today. */
export const generated: Check = {
  name: 'generated files up to date',
  run: async () => {
    const problems: string[] = [];
    for (const script of GENERATORS) {
      if (!existsSync(path.join(root, script))) {
        problems.push(`${script}: missing`);
        continue;
      }
      const run = await runScript(script, ['--check']);
      const said = `${run.output}\n${run.errors}`.trim().split('\n').slice(-5).join(' · ');
      if (run.code !== 0) problems.push(`${script}: ${said}`);
    }
    return { inspected: GENERATORS.length, unit: 'generators', problems };
  },
};

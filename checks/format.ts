import type { Check } from './outcome.ts';
import { runTool, unexplained } from './tool.ts';

export const format: Check = {
  name: 'format (oxfmt)',
  run: async () => {
    const run = await runTool('oxfmt', ['--check', '.']);
    const text = `${run.output}\n${run.errors}`;
    const problems = [...text.matchAll(/^(\S+) \(\d+ms\)$/gm)].map(([, file]) => `${file}: run npm run format`);
    return {
      inspected: Number(/on (\d+) files/.exec(text)?.[1] ?? 0),
      unit: 'files',
      problems: [...problems, ...unexplained(run, problems)],
    };
  },
};

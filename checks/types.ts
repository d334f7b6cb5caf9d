import path from 'node:path';
import { codeFiles, root } from '../bootstrap/source-files.ts';
import type { Check } from './outcome.ts';
import { runTool, unexplained } from './tool.ts';

/** Types, and that no TypeScript file of ours stays outside the compiler's view. */
export const types: Check = {
  name: 'types (tsc)',
  run: async () => {
    const run = await runTool('tsc', ['--project', 'checks/tsconfig.json', '--listFiles', '--pretty', 'false']);
    const lines = run.output.split('\n').filter((line) => line !== '');
    const seen = new Set(lines.filter((line) => path.isAbsolute(line)).map((line) => path.relative(root, line)));
    const ours = codeFiles().filter((file) => /\.tsx?$/.test(file));
    const errors = lines.filter((line) => !path.isAbsolute(line));
    const unseen = ours.filter((file) => !seen.has(file)).map((file) => `${file}: not seen by the compiler`);
    const problems = [...errors, ...unseen];
    return {
      inspected: ours.length - unseen.length,
      unit: 'files',
      problems: [...problems, ...unexplained(run, problems)],
    };
  },
};

import { codeFiles } from '../bootstrap/source-files.ts';
import type { Check } from './outcome.ts';
import { runTool, unexplained } from './tool.ts';

interface LintReport {
  readonly number_of_files: number;
  readonly diagnostics: readonly {
    readonly message: string;
    readonly code?: string;
    readonly filename: string;
    readonly labels?: readonly { readonly span: { readonly line: number } }[];
  }[];
}

export const lint: Check = {
  name: 'lint (oxlint)',
  run: async () => {
    const run = await runTool('oxlint', ['--format', 'json', '.']);
    const report = JSON.parse(run.output) as LintReport;
    const problems = report.diagnostics.map(({ filename, labels, message, code }) => {
      return `${filename}:${labels?.[0]?.span.line ?? 1}: ${message} ${code ?? ''}`.trim();
    });
    const expected = codeFiles().length;
    if (report.number_of_files < expected) {
      problems.push(`the linter saw ${report.number_of_files} of ${expected} files`);
    }
    return { inspected: report.number_of_files, unit: 'files', problems: [...problems, ...unexplained(run, problems)] };
  },
};

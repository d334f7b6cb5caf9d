/**
 * Reporter for knip: one JSON object, with how many files it really read, which its own reporters keep to themselves.
 * @param {import('knip').ReporterOptions} given
 */
export default function report({ issues, counters, configurationHints, cwd }) {
  const problems = Object.values(issues)
    .flatMap((byFile) => Object.values(byFile).flatMap((found) => Object.values(found)))
    .map(({ type, filePath, line, symbol }) => {
      const file = filePath.replace(`${cwd}/`, '');
      return type === 'files' ? `${file}: nobody imports this file` : `${file}:${line ?? 1}: unused ${type}: ${symbol}`;
    });
  const hints = (configurationHints ?? []).map(({ type, identifier }) => `knip.json: ${type}: ${identifier}`);
  console.log(JSON.stringify({ inspected: counters.processed, problems: [...problems, ...hints] }));
}

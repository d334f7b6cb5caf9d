import { readFile, writeFile } from 'node:fs/promises';
import { declaredSettings } from './settings.ts';

const file = new URL('../../docs/operate/settings.md', import.meta.url);

const rows = Object.values(declaredSettings).map(({ variable, fallback, about }) => {
  const byDefault = fallback === null || fallback === '' ? '–' : `\`${fallback}\``;
  return `| \`${variable}\` | ${byDefault} | ${about} |`;
});

const page = `# Settings

Made from the list that reads them (\`apps/server/settings.ts\`); \`npm run check\` fails when they differ. A value that is
not understood stops the start with a sentence that names the variable and the rule.

| variable | default | about |
|---|---|---|
${rows.join('\n')}
`;

if (process.argv.includes('--check')) {
  if ((await readFile(file, 'utf8').catch(() => '')) !== page) {
    console.error('docs/operate/settings.md differs: run npm run settings-docs');
    process.exitCode = 1;
  }
} else {
  await writeFile(file, page);
}

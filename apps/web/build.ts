import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sourceStamp } from './source-stamp.ts';

const repository = join(import.meta.dirname, '../..');
const STAMP = '.stamp';

/**
 * Builds the screens into `outDir` (absolute), unless what is there was built from these very sources.
 *
 * @param say told what goes on, one English line at a time.
 * @returns whether something was built.
 */
export async function buildWeb(outDir: string, say: (line: string) => void = () => {}): Promise<boolean> {
  const stamp = await sourceStamp(repository);
  const former = await readFile(join(outDir, STAMP), 'utf8').catch(() => null);
  if (former === stamp) return false;
  const started = performance.now();
  say('building the screens…');
  // Loaded only when needed: it is the heaviest dependency of the start.
  const { build } = await import('vite');
  await build({
    configFile: join(import.meta.dirname, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
  });
  await writeFile(join(outDir, STAMP), stamp);
  say(`screens built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return true;
}

import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What can change the built screens: theirs, the rooms they import rules from, and the locked dependencies. */
const patterns = [
  'apps/web/**/*.{ts,tsx,css,html,js,svg}',
  'platform/**/*.{ts,tsx,css}',
  'services/**/*.{ts,tsx,css}',
  'package-lock.json',
];

/**
 * One hash of everything the screens are built from.
 *
 * @param repository absolute path of the repository.
 */
export async function sourceStamp(repository: string): Promise<string> {
  const files = (await Array.fromAsync(glob(patterns, { cwd: repository }))).filter((file) => !file.includes('.test.'));
  const hash = createHash('sha256');
  for (const file of files.toSorted()) {
    hash
      .update(file)
      .update('\0')
      .update(await readFile(join(repository, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Folder of the checkout. */
export const root = path.dirname(import.meta.dirname);

/** Folders that hold nothing a person wrote. `.cabinet` holds a running installation. */
const NOT_OURS = new Set(['node_modules', '.git', '.cabinet', 'dist']);

/**
 * Every file of the project, as paths from the root with `/`, sorted. Walks the folders rather than asking git, which
 * refuses to answer in a checkout that belongs to another account.
 */
export function projectFiles(from: string = root): string[] {
  const files: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(path.join(from, folder), { withFileTypes: true })) {
      const place = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !NOT_OURS.has(entry.name)) walk(place);
      // In a second work tree of the same repository `.git` is a file.
      if (entry.isFile() && !NOT_OURS.has(entry.name) && !entry.name.endsWith('.log')) files.push(place);
    }
  };
  walk('');
  return files.toSorted();
}

/** Code that a person wrote and a program runs. */
export function codeFiles(files: readonly string[] = projectFiles()): string[] {
  return files.filter((file) => /\.(ts|tsx|mts|mjs|js)$/.test(file));
}

/**
 * Fingerprint of everything that can change the outcome of a test: all files but the documentation, which conformity
 * itself rewrites.
 */
export function sourcesHash(from: string = root): string {
  const hash = createHash('sha256');
  for (const file of projectFiles(from)) {
    if (file.startsWith('docs/') || file.endsWith('.md')) continue;
    const content = createHash('sha256')
      .update(readFileSync(path.join(from, file)))
      .digest('hex');
    hash.update(`${file} ${content}\n`);
  }
  return hash.digest('hex');
}

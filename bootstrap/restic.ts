import { findProgram, installFromDebian, mayInstall } from './debian-packages.ts';

/**
 * Stock restic, the second implementation that the agent's repositories are held against: installed from Debian when
 * we may.
 * @returns `null`, and why on the terminal, where it cannot be had: these tests are then skipped, and counted so.
 */
export async function ensureRestic(searchPath: string = process.env['PATH'] ?? ''): Promise<string | null> {
  const present = findProgram(['restic'], searchPath);
  if (present !== null) return present;
  try {
    if (!mayInstall()) throw new Error('the package “restic” is not installed');
    await installFromDebian('restic', 'The backup tests compare with restic');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`No restic to compare with, its tests are skipped: ${reason}\n`);
  }
  return findProgram(['restic'], searchPath);
}

import { execFile } from 'node:child_process';
import { access, rename } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { newId } from '#platform/kernel/ids.ts';
import { AT_1042 } from './agenda-page.ts';

const run = promisify(execFile);

/** Calendars that several journeys share; another is worth no copy. */
const SHARED: readonly (string | undefined)[] = [undefined, AT_1042.CABINET_CLOCK];

/**
 * Fills an empty data folder with the demonstration as a start makes it, from the copy that the first journey of the
 * run left: making it takes longer than most journeys.
 * @param make starts a Cabinet in the folder, waits until it serves, and stops it.
 */
export async function fillWithDemonstration(
  data: string,
  env: Readonly<Record<string, string>>,
  make: () => Promise<void>,
): Promise<void> {
  const folder = process.env['CABINET_TEST_DEMONSTRATIONS'];
  const { CABINET_CLOCK: calendar, ...others } = env;
  if (folder === undefined || Object.keys(others).length > 0 || !SHARED.includes(calendar)) return;
  const kept = path.join(folder, (calendar ?? 'today').replaceAll(':', '-'));
  if (!(await exists(kept))) {
    await make();
    const arriving = `${kept}-${newId()}`;
    await copy(data, arriving);
    // Of two journeys that make it at once, the second finds the place taken: either will do.
    await rename(arriving, kept).catch(() => {});
    return;
  }
  await copy(`${kept}/.`, data);
}

/** With owners and permissions: as root the database works under an account of its own. */
async function copy(from: string, to: string): Promise<void> {
  await run('cp', ['-a', from, to]);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

import { findProgram, installFromDebian, mayInstall } from './debian-packages.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = ['/Applications/Google Chrome.app/Contents/MacOS', '/Applications/Chromium.app/Contents/MacOS'];
const MAC_NAMES = ['Google Chrome', 'Chromium'];

/** Program of the browser that the journeys drive, or `null`. */
export function findChromium(searchPath: string = process.env['PATH'] ?? ''): string | null {
  return findProgram([...NAMES, ...MAC_NAMES], searchPath, PLACES);
}

/**
 * Program of the browser, installed from Debian when we may.
 * @throws with a sentence that names the package when there is none and we may not install it.
 */
export async function ensureChromium(): Promise<string> {
  const present = findChromium();
  if (present !== null) return present;
  if (!mayInstall()) {
    throw new Error(
      'The browser tests need Chromium: install the package “chromium”, or skip them knowingly with CABINET_TEST_BROWSER=0.',
    );
  }
  await installFromDebian('chromium', 'The browser tests need Chromium');
  const installed = findChromium();
  if (installed === null) throw new Error('The package chromium was installed, but no browser was found on the PATH.');
  return installed;
}

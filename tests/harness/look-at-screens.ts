import type { Browser, Page } from 'playwright-core';
import {
  consoleErrors,
  contrastViolations,
  DESKTOP,
  openPage,
  openPageOf,
  picture,
  settled,
  TELEPHONE,
  violations,
} from './browser.ts';
import type { RunningCabinet } from './cabinet.ts';
import { screenScene, screensOf, type Scene, type Screen, type Who } from './screens.ts';

/** Pictures of a telephone or in the dark, besides those in light on a desktop. */
const MORE_PICTURES = new Set(['review dark desktop', 'review light telephone']);
const OPTIONS = { desktop: DESKTOP, telephone: TELEPHONE } as const;
type Device = keyof typeof OPTIONS;

/**
 * Looks at every screen of the product on one device, in light and in the dark.
 * @param last a screen that can only be seen once the others have been.
 * @returns what is wrong, one line each: accessibility, what overflows, what the console said.
 */
export async function lookAtScreens(
  cabinet: RunningCabinet,
  browser: Browser,
  device: Device,
  last?: (scene: Scene) => Promise<Screen>,
): Promise<readonly string[]> {
  const scene = await screenScene(cabinet);
  const pages = new Map<Who, Page>();
  const pageFor = (who: Who) =>
    who === 'nobody' ? openPage(browser, OPTIONS[device]) : openPageOf(scene.callers[who], browser, OPTIONS[device]);
  const found: string[] = [];
  const look = async (screen: Screen) => {
    const page = pages.get(screen.who) ?? (await pageFor(screen.who));
    pages.set(screen.who, page);
    found.push(...(await faultsOf(cabinet, page, screen, device)));
  };
  for (const screen of screensOf(scene)) await look(screen);
  if (last !== undefined) await look(await last(scene));
  for (const page of pages.values()) await page.context().close();
  return found;
}

/** What is wrong with a screen, in one line each. */
async function faultsOf(
  cabinet: RunningCabinet,
  page: Page,
  screen: Screen,
  device: Device,
): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  // Left first: an address that differs by what follows # only would not load again.
  await page.goto('about:blank');
  await page.goto(`${cabinet.url}${screen.path}`);
  try {
    await screen.ready(page);
  } catch (error) {
    return [`${screen.name}: not there: ${(error as Error).message.split('\n')[0]}`];
  }
  await settled(page);
  const light = await violations(page);
  await keep(page, screen, 'light', device);
  const wide = device === 'telephone' ? await overflows(page) : [];
  const dark: string[] = [];
  if (screen.dialog !== true) {
    await page.emulateMedia({ colorScheme: 'dark' });
    await settled(page);
    dark.push(...(await contrastViolations(page)));
    await keep(page, screen, 'dark', device);
  }
  return [
    ...light.map((fault) => `light, ${fault}`),
    ...dark.map((fault) => `dark, ${fault}`),
    ...wide.map((fault) => `scrolls sideways, ${fault}`),
    ...consoleErrors(page)
      .filter(isUnexpected)
      .map((fault) => `console, ${fault}`),
  ].map((fault) => `${screen.name}, ${device}, ${fault}`);
}

async function keep(page: Page, { picture: name }: Screen, scheme: string, device: string): Promise<void> {
  if (name === undefined) return;
  if (scheme === 'light' && device === 'desktop') await picture(page, name);
  else if (MORE_PICTURES.has(`${name} ${scheme} ${device}`))
    await picture(page, `${name}-${scheme === 'dark' ? scheme : device}`);
}

/** The count of stays is refused until one has acknowledged: the browser says so by itself. */
function isUnexpected(error: string): boolean {
  return !/403.*\/api\/coding\/stays\?state=to-review/.test(error);
}

/** The page, or its frame, scrolling sideways; a wide table may do so within itself. */
function overflows(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const frames = [document.documentElement, document.body, ...document.querySelectorAll('main, main > *')];
    return frames
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
      .map((element) => `${element.localName}.${element.className} ${element.scrollWidth} > ${element.clientWidth}`);
  });
}

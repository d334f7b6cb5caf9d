import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  consoleErrors,
  contrastViolations,
  DESKTOP,
  openBrowser,
  openPage,
  openPageOf,
  picture,
  settled,
  TELEPHONE,
  violations,
} from '#tests/harness/browser.ts';
import { startCabinet } from '#tests/harness/cabinet.ts';
import { emptyStays, screenScene, screensOf, type Screen, type Who } from '#tests/harness/screens.ts';

const cabinet = await startCabinet({ after });
const browser = await openBrowser({ after });
const scene = await screenScene(cabinet);
const screens = screensOf(scene);

/** Pictures of a telephone or in the dark, besides those in light on a desktop. */
const MORE_PICTURES = new Set(['review dark desktop', 'review light telephone']);

for (const [device, options] of [
  ['desktop', DESKTOP],
  ['telephone', TELEPHONE],
] as const) {
  test(`every screen on a ${device}: axe finds nothing in light and dark, nothing overflows, the console stays silent`, async () => {
    const pages = new Map<Who, Page>();
    const found: string[] = [];
    const look = async (screen: Screen) => {
      const page = pages.get(screen.who) ?? (await pageFor(screen.who, options));
      pages.set(screen.who, page);
      found.push(...(await faultsOf(page, screen, device)));
    };
    for (const screen of screens) await look(screen);
    if (device === 'telephone') await look(await emptyStays(scene));
    assert.deepEqual(found, []);
    for (const page of pages.values()) await page.context().close();
  });
}

function pageFor(who: Who, options: typeof DESKTOP | typeof TELEPHONE): Promise<Page> {
  return who === 'nobody' ? openPage(browser, options) : openPageOf(scene.callers[who], browser, options);
}

/** What is wrong with a screen, in one line each. */
async function faultsOf(page: Page, screen: Screen, device: string): Promise<readonly string[]> {
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

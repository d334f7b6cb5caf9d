import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import { totpCode } from '#platform/identity/testing.ts';
import type { DemoAccount } from './cabinet.ts';
import type { Caller } from './caller.ts';
import type { Ending } from './processes.ts';

const CHECKOUT = path.resolve(import.meta.dirname, '../..');
/** Two busy cores: patience, never a pause. */
const PATIENCE_MS = 30_000;

/** Chromium of the machine, told not to look up anything outside. */
export async function openBrowser(test: Ending): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: process.env['CABINET_TEST_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync'],
    ],
  });
  test.after(() => browser.close());
  return browser;
}

export const DESKTOP = {
  ...{ viewport: { width: 1440, height: 900 }, locale: 'fr-FR', timezoneId: 'Europe/Paris', reducedMotion: 'reduce' },
} as const satisfies BrowserContextOptions;
export const TELEPHONE = {
  ...{ viewport: { width: 390, height: 844 }, locale: 'fr-FR', timezoneId: 'Europe/Paris', reducedMotion: 'reduce' },
  ...{ isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
} as const satisfies BrowserContextOptions;

/** What pages complained of, for tests that ask. */
const complaints = new WeakMap<Page, string[]>();

/** A fresh page that fails the test on an uncaught error, or a request that leaves this machine (CIM-143). */
export async function openPage(browser: Browser, options: BrowserContextOptions = DESKTOP): Promise<Page> {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const said: string[] = [];
  complaints.set(page, said);
  page.on('pageerror', (error) => {
    throw error;
  });
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(`${message.text()} (${message.location().url})`);
  });
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const local = ['localhost', '127.0.0.1'].includes(hostname) || ['data:', 'blob:'].includes(protocol);
    if (!local) throw new Error(`the page asked ${hostname}`);
  });
  return page;
}

/** The errors in the page's console since it was last asked. */
export function consoleErrors(page: Page): readonly string[] {
  return complaints.get(page)?.splice(0) ?? [];
}

/** A fresh page that holds the session of somebody signed in over HTTP. */
export async function openPageOf(caller: Caller, browser: Browser, options?: BrowserContextOptions): Promise<Page> {
  const page = await openPage(browser, options);
  const cookies = [...caller.cookies].map(([name, value]) => ({ name, value, url: caller.url }));
  await page.context().addCookies(cookies);
  return page;
}

/** Signs in as a person does. A code of the second factor serves once: pass `at` when this half-minute's has served. */
export async function signInOnScreen(
  page: Page,
  url: string,
  account: Pick<DemoAccount, 'email' | 'password' | 'totpSecret'>,
  at: number = Date.now(),
): Promise<void> {
  // The page settles once the server has said that nobody is signed in; what is typed before may be swept away.
  await page.goto(`${url}/pro/connexion`, { waitUntil: 'networkidle' });
  await page.getByLabel('Adresse e-mail').fill(account.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  if (account.totpSecret !== null) {
    await page.getByLabel('Code à six chiffres').fill(totpCode(account.totpSecret, at));
    await page.getByRole('button', { name: 'Continuer' }).click();
  }
  await heading(page, 'Accueil');
}

/** Waits for a page by its title. */
export async function heading(page: Page, name: string | RegExp): Promise<void> {
  await seen(page.getByRole('heading', { level: 1, name }));
}

export async function seen(what: Locator): Promise<void> {
  await what.first().waitFor({ state: 'visible' });
}

export async function gone(what: Locator): Promise<void> {
  await what.first().waitFor({ state: 'hidden' });
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Fails on any violation of WCAG 2.2 AA that axe can find, naming rule and element. */
export async function assertAccessible(page: Page, what: string): Promise<void> {
  assert.deepEqual(await violations(page), [], what);
}

/** Violations of WCAG 2.2 AA that axe finds, each with its elements. */
export function violations(page: Page): Promise<readonly string[]> {
  return found(new AxeBuilder({ page }).withTags(WCAG));
}

/** Only those of colour: what changes between light and dark. */
export function contrastViolations(page: Page): Promise<readonly string[]> {
  return found(new AxeBuilder({ page }).withRules('color-contrast'));
}

async function found(axe: AxeBuilder): Promise<readonly string[]> {
  // Without a second page to gather what frames found, which we have none of: the page stays in front, and draws.
  const { violations: all } = await axe.setLegacyMode().analyze();
  return all.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

/** Fonts are there, nothing loads and nothing moves any more: half-way through a fade, colours are of neither scheme. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], [data-loading]') === null);
  await page.evaluate(async () => {
    await document.fonts.ready;
    // Colours begin to change in the frame after the scheme did.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  });
  // Asked again and again rather than awaited: what is replaced or held half-way never says that it has ended.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity),
  );
}

/** Keeps a picture of the page for the README (`docs/pictures/<name>.png`) when asked to by `CABINET_PICTURES=1`. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env['CABINET_PICTURES'] !== '1') return;
  const folder = path.join(CHECKOUT, 'docs/pictures');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
}

import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const CHECKOUT = path.resolve(import.meta.dirname, '../..');

/** Chromium of the machine, told not to look up anything outside. */
export async function openBrowser(test: Pick<TestContext, 'after'>): Promise<Browser> {
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

export const DESKTOP = { viewport: { width: 1440, height: 900 }, locale: 'fr-FR' } as const satisfies BrowserContextOptions;
export const TELEPHONE = {
  ...{ viewport: { width: 390, height: 844 }, locale: 'fr-FR', isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
} as const satisfies BrowserContextOptions;

/** A fresh page that fails the test on an uncaught error, or a request that leaves this machine (CIM-143). */
export async function openPage(browser: Browser, options: BrowserContextOptions = DESKTOP): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const local = ['localhost', '127.0.0.1'].includes(hostname) || ['data:', 'blob:'].includes(protocol);
    if (!local) throw new Error(`the page asked ${hostname}`);
  });
  return page;
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Fails on any violation of WCAG 2.2 AA that axe can find, naming rule and element. */
export async function assertAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  assert.deepEqual(found, [], what);
}

/** Keeps a picture of the page for the README (`docs/pictures/<name>.png`) when asked to by `CABINET_PICTURES=1`. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env['CABINET_PICTURES'] !== '1') return;
  const folder = path.join(CHECKOUT, 'docs/pictures');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
}

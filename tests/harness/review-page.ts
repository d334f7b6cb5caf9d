import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { gone, seen } from './browser.ts';
import type { FileToSend } from './coding.ts';

/** Lets files fall on the import page, as from the desktop. */
export async function dropFiles(page: Page, files: readonly FileToSend[]): Promise<void> {
  const sent = files.map(({ name, content }) => ({ name, base64: Buffer.from(content as string).toString('base64') }));
  const dataTransfer = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of given) transfer.items.add(new File([Uint8Array.fromBase64(base64)], name));
    return transfer;
  }, sent);
  const zone = page.getByText('Comptes rendus à coder');
  await zone.dispatchEvent('dragover', { dataTransfer });
  await zone.dispatchEvent('drop', { dataTransfer });
}

/** The line of a file in the outcome of an import. */
export function importedFile(page: Page, name: string): Locator {
  return page.getByRole('region', { name: 'Fichiers de cet envoi' }).getByRole('listitem').filter({ hasText: name });
}

/** The proposal one works on. */
export function card(page: Page): Locator {
  return page.getByRole('article');
}

/** Waits until the card holds a code. */
export async function onCode(page: Page, code: string): Promise<void> {
  await seen(page.getByRole('article', { name: new RegExp(`^${code.replace('.', String.raw`\.`)},`) }));
}

/** A line of the decisions other than the card. */
export function lineOf(page: Page, code: string): Locator {
  return page.getByRole('region', { name: 'Décisions' }).locator('[data-line]').filter({ hasText: code });
}

/** Waits until so many proposals remain to be decided. */
export async function remains(page: Page, count: number): Promise<void> {
  await seen(page.getByText(count === 0 ? 'Tout est décidé' : new RegExp(`^Reste ${count} à décider$`)));
}

/** How many proposals remain, as the screen says. */
export async function remaining(page: Page): Promise<number> {
  const words = (await page.getByText(/^(Reste \d+ à décider|Tout est décidé)$/).textContent())!;
  return Number(/\d+/.exec(words)?.[0] ?? 0);
}

/** The button that closes the coding, once it says that it may. */
export function openCloseButton(page: Page): Locator {
  return page.locator('button:not([aria-disabled="true"])', { hasText: 'Clore' });
}

/** States what closing asks, then closes. */
export async function closeCoding(page: Page): Promise<void> {
  await openCloseButton(page).click();
  const dialog = page.getByRole('dialog', { name: /^Clore le codage/ });
  for (const empty of await dialog.getByLabel(/reste vide/).all()) await empty.check();
  await dialog.getByLabel('non déterminée').check();
  await dialog.getByLabel('La dépendance n’est pas codée ici').check();
  await dialog.getByRole('button', { name: /^Clore avec/ }).click();
  await gone(dialog);
  await seen(page.getByText('Codage clos'));
}

/** Chooses an export of a closed stay. @returns name and content of the file */
export async function exported(
  page: Page,
  format: string,
): Promise<{ readonly name: string; readonly content: Buffer }> {
  await page.getByRole('button', { name: 'Exporter' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: format }).click();
  const download = await downloading;
  assert.equal(await download.failure(), null);
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

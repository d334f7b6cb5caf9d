import type { Page } from 'playwright-core';
import type { RunningCabinet } from './cabinet.ts';
import { mailTo } from './outbox.ts';

/** On the page that asks who books: proves an e-mail by its code and says who one is. */
export async function identify(
  page: Page,
  cabinet: RunningCabinet,
  email: string,
  name: readonly [first: string, birth: string],
): Promise<void> {
  await page.getByLabel('Votre e-mail ou votre mobile').fill(email);
  await page.getByRole('button', { name: 'Recevoir un code' }).click();
  const { text } = await mailTo(cabinet, email, /code/i);
  await page.getByLabel('Code à six chiffres').fill(/\d{6}/.exec(text)![0]);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByLabel('Prénom').fill(name[0]);
  await page.getByLabel('Nom de naissance').fill(name[1]);
  await page.getByLabel('Date de naissance').fill('24/11/1986');
  await page.getByRole('button', { name: 'Continuer' }).click();
}

/** The times the page offers, in its order: instants, and the hours as they are read. */
export async function offeredTimes(page: Page): Promise<readonly (readonly [instant: string, hour: string])[]> {
  return page
    .locator('button.time')
    .evaluateAll((buttons) =>
      buttons.map(
        (one) => [one.getAttribute('value')!, one.firstChild!.textContent!.trim().replaceAll('\u00a0', ' ')] as const,
      ),
    );
}

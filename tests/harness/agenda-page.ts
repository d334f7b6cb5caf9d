import assert from 'node:assert/strict';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { openPageOf, seen } from './browser.ts';
import { Caller } from './caller.ts';
import type { RunningCabinet } from './cabinet.ts';

/** Thursday 19 November 2026, 10:42 in Paris: the day of the pictures. */
export const DAY = '2026-11-19';
export const AT_1042 = { CABINET_CLOCK: '2026-11-19T09:42:00Z' };

/** Somebody of the invented practice, by what stands before the @ of their address. */
export type Member = 'nolwenn.quere' | 'bastien.roumegous' | 'ines.auffret' | 'maiwenn.jolivet';

export async function memberOf(cabinet: RunningCabinet, member: Member): Promise<Caller> {
  const { accounts } = await cabinet.demo();
  const account = accounts.find(({ email }) => email.startsWith(`${member}@`));
  assert.ok(account, `no demonstration account ${member}`);
  return new Caller(cabinet).signIn(account);
}

/** Takes everybody off the waiting list that somebody keeps: what is freed stays free, what was offered is free again. */
export async function nobodyWaits(caller: Caller): Promise<void> {
  const list = '/api/waiting-list/requests';
  const { requests } = await caller.do<{ requests: { id: string; state: string }[] }>('GET', list);
  for (const { id, state } of requests) {
    if (state === 'waiting' || state === 'offered') await caller.do('POST', `${list}/${id}/withdraw`);
  }
}

/** Opens the agenda as somebody; waits until it is drawn. */
export async function openAgenda(
  caller: Caller,
  browser: Browser,
  query = '',
  options?: BrowserContextOptions,
): Promise<Page> {
  const page = await openPageOf(caller, browser, options);
  await page.goto(`${caller.url}/pro/agenda${query}`);
  await seen(page.getByRole('grid'));
  return page;
}

/** A visit or a place of the grid, by what it is called aloud: "10:50 à 11:20, Solène Ibarra, …". */
export function cell(page: Page, name: string | RegExp): Locator {
  return page.getByRole('gridcell', { name });
}

/** A visit as the API tells it. */
export interface Visit {
  readonly id: string;
  readonly version: number;
  readonly resourceId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly state: string;
  readonly seriesId: string | null;
  readonly patient: { readonly name: string | null } | null;
}

/** The visits of the day. */
export async function visitsOf(caller: Caller, day = DAY): Promise<readonly Visit[]> {
  const { appointments } = await caller.do<{ appointments: Visit[] }>('GET', `/api/agenda/view?from=${day}`);
  return appointments;
}

/** The visit of somebody, by their name. */
export async function visitOf(caller: Caller, name: string, day = DAY): Promise<Visit> {
  const found = (await visitsOf(caller, day)).find(({ patient }) => patient?.name?.includes(name));
  assert.ok(found, `no visit of ${name}`);
  return found;
}

/** Takes a cell with the pointer and brings it so many hours and columns further, without letting go. */
export async function drag(page: Page, name: RegExp, by: { readonly minutes: number; readonly columns?: number }) {
  const from = await cell(page, name).boundingBox();
  const column = await page.getByRole('row').first().boundingBox();
  assert.ok(from !== null && column !== null);
  const x = from.x + from.width / 3;
  const y = from.y + 8;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + (by.columns ?? 0) * column.width, y + (by.minutes * 64) / 60, { steps: 6 });
  await seen(page.locator('[data-ghost]'));
}

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { gone, heading, openBrowser, openPageOf, seen } from '#tests/harness/browser.ts';
import { startCabinet } from '#tests/harness/cabinet.ts';
import { callerOf } from '#tests/harness/caller.ts';

const cabinet = await startCabinet({ after });
const INVITATIONS = '/api/organizations/invitations';

test('what another person does shows in every tab at once, the one that holds the line closed too', async (t) => {
  const browser = await openBrowser(t);
  const referent = await callerOf(cabinet, 'referent');
  const first = await openPageOf(referent, browser);
  const open = async (page: typeof first) => {
    const streaming = page.waitForResponse((response) => response.url().includes('/api/events'));
    await page.goto(`${cabinet.url}/pro/membres`);
    await heading(page, 'Équipe');
    return streaming;
  };
  const stream = await open(first);
  assert.equal(stream.status(), 200);
  const second = await first.context().newPage();
  let lines = 0;
  second.on('request', (request) => void (lines += request.url().includes('/api/events') ? 1 : 0));
  await second.goto(`${cabinet.url}/pro/membres`);
  await heading(second, 'Équipe');

  const invite = (email: string) =>
    referent.do<{ id: string }>('POST', INVITATIONS, { email, role: 'billing-contact' });
  const { id } = await invite('ada.soudaine@les-aulnes.example');
  for (const page of [first, second]) await seen(page.getByText('ada.soudaine@les-aulnes.example'));
  assert.equal(lines, 0);

  const taken = second.waitForRequest((request) => request.url().includes('/api/events'));
  await first.close();
  await taken;
  await referent.do('DELETE', `${INVITATIONS}/${id}`);
  await gone(second.getByText('ada.soudaine@les-aulnes.example'));
});

test('who was away reads everything again when back, and the server stops though pages are open', async (t) => {
  const browser = await openBrowser(t);
  const referent = await callerOf(cabinet, 'referent');
  const page = await openPageOf(referent, browser);
  const streaming = page.waitForResponse((response) => response.url().includes('/api/events'));
  await page.goto(`${cabinet.url}/pro/membres`);
  await heading(page, 'Équipe');
  await streaming;
  await page.context().setOffline(true);
  const email = 'ada.absente@les-aulnes.example';
  await referent.do('POST', INVITATIONS, { email, role: 'billing-contact' });
  await page.context().setOffline(false);
  await seen(page.getByText(email));

  const stopping = performance.now();
  assert.equal(await cabinet.stop(), 0);
  // The line of a page never ends by itself; the rest is the database closing, slow on a busy machine.
  assert.ok(performance.now() - stopping < 25_000);
});

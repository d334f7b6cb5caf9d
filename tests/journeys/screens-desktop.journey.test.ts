import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser } from '#tests/harness/browser.ts';
import { startCabinet } from '#tests/harness/cabinet.ts';
import { lookAtScreens } from '#tests/harness/look-at-screens.ts';

test('every screen on a desktop: axe finds nothing in light and dark, nothing overflows, the console stays silent', async (t) => {
  const [cabinet, browser] = [await startCabinet(t), await openBrowser(t)];
  assert.deepEqual(await lookAtScreens(cabinet, browser, 'desktop'), []);
});

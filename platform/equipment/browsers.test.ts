import assert from 'node:assert/strict';
import test from 'node:test';
import { BROWSER_REQUIREMENTS, judgeBrowser } from './browsers.ts';

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/123.0.0.0 Safari/537.36';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0';
const SAFARI =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 CriOS/140.0 Mobile/15E148 Safari/604.1';

const older = (userAgent: string): string =>
  userAgent
    .replace('Chrome/123', 'Chrome/122')
    .replace('Firefox/121', 'Firefox/120')
    .replace('Version/17.5', 'Version/17.4.1')
    .replace('OS 17_5', 'OS 17_4');
const newer = (userAgent: string): string =>
  userAgent
    .replace('Chrome/123', 'Chrome/131')
    .replace('Firefox/121', 'Firefox/128')
    .replace('Version/17.5', 'Version/18.0')
    .replace('OS 17_5', 'OS 18_0');

test('a browser below the least version is unsuited, one below the announced version is near its limit', () => {
  for (const one of [CHROME, FIREFOX, SAFARI, IPHONE]) {
    assert.deepEqual(
      [older(one), one, newer(one)].map((agent) => judgeBrowser(agent, '2027-01-11')),
      [{ state: 'unsuited' }, { state: 'near', until: '2027-09-01' }, { state: 'suited' }],
      one,
    );
    // Before the announcement nobody is near; from its day on, who did not follow is unsuited.
    assert.deepEqual(judgeBrowser(one, '2026-11-26'), { state: 'suited' });
    assert.deepEqual(judgeBrowser(one, '2027-09-01'), { state: 'unsuited' });
  }
});

test('what names no engine is let in, and what nobody keeps up any more is not', () => {
  assert.deepEqual(judgeBrowser('', '2027-01-11'), { state: 'suited' });
  assert.deepEqual(judgeBrowser('Essai/1.0', '2027-01-11'), { state: 'suited' });
  const explorer = 'Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko';
  assert.deepEqual(judgeBrowser(explorer, '2027-01-11'), { state: 'unsuited' });
});

test('each change of the requirement is announced three months before, in order', () => {
  for (const [index, { from, announced }] of BROWSER_REQUIREMENTS.entries()) {
    if (index === 0) continue;
    assert.ok(Temporal.PlainDate.from(announced).add({ months: 3 }).toString() <= from, from);
    assert.ok(BROWSER_REQUIREMENTS[index - 1]!.from < from);
  }
});

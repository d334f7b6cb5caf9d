import assert from 'node:assert/strict';
import test from 'node:test';
import { smsOfCode, type CodeUse } from './one-time-codes.ts';
import { identityScene } from './testing.ts';

const use: CodeUse = { purpose: 'accounts.sign-in', subject: '+33639980123' };

async function scene(t: test.TestContext) {
  const { identity, databases, machine } = await identityScene(t);
  const issue = (more: Partial<CodeUse> = {}, from: string | null = '192.0.2.1') =>
    databases.commons
      .transaction()
      .execute((transaction) => identity.codes.issue(transaction, { ...use, ...more }, from));
  const outcome = (code: string, more: Partial<CodeUse> = {}) =>
    identity.codes.verify({ ...use, ...more }, code).then(
      () => 'right',
      (error: { code: string }) => error.code,
    );
  const wait = (seconds: number) => machine.moveTo(machine.now().add({ seconds }).toString());
  return { issue, outcome, wait, databases };
}

const other = (code: string) => (code === '000000' ? '000001' : '000000');

test('a one-time code is good once, for its own use, and is kept as a hash only', async (t) => {
  const { issue, outcome, databases } = await scene(t);
  const { code, minutes } = await issue();
  assert.match(code, /^\d{6}$/);
  assert.equal(minutes, 10);
  assert.equal(await outcome(code, { purpose: 'accounts.number' }), 'identity.code-over');
  assert.equal(await outcome(code, { subject: '+33639980124' }), 'identity.code-over');
  assert.equal(await outcome(`${code.slice(0, 3)} ${code.slice(3)}`), 'right');
  assert.equal(await outcome(code), 'identity.code-over');
  const kept = JSON.stringify(await databases.commons.selectFrom('identity.one_time_codes').selectAll().execute());
  for (const clear of [code, use.subject, '192.0.2.1']) assert.ok(!kept.includes(clear), clear);
});

test('a one-time code ends after ten minutes, after five wrong tries even at once, and when another is asked', async (t) => {
  const { issue, outcome, wait } = await scene(t);
  const late = await issue();
  wait(600);
  assert.equal(await outcome(late.code), 'identity.code-over');
  const guessed = await issue();
  const guesses = await Promise.all(Array.from({ length: 8 }, () => outcome(other(guessed.code))));
  assert.deepEqual(guesses.toSorted(), [
    ...Array<string>(3).fill('identity.code-over'),
    ...Array<string>(5).fill('identity.wrong-code'),
  ]);
  assert.equal(await outcome(guessed.code), 'identity.code-over');
  wait(30);
  const replaced = await issue();
  wait(30);
  const last = await issue();
  if (replaced.code !== last.code) assert.equal(await outcome(replaced.code), 'identity.wrong-code');
  assert.equal(await outcome(last.code), 'right');
});

test('one recipient gets five codes an hour at most, one address asks for thirty', async (t) => {
  const { issue, wait } = await scene(t);
  const refusalOf = (asked: Promise<unknown>) =>
    asked.then(
      () => null,
      (error: { code: string; retryAfterSeconds: number }) => [error.code, error.retryAfterSeconds],
    );
  await issue();
  assert.deepEqual(await refusalOf(issue()), ['identity.code-too-soon', 30]);
  for (let turn = 1; turn < 5; turn += 1) {
    wait(30);
    await issue();
  }
  wait(30);
  assert.deepEqual(await refusalOf(issue()), ['identity.code-too-soon', 3450]);
  for (let turn = 5; turn < 30; turn += 1) await issue({ subject: `+336399802${turn}` });
  assert.deepEqual(await refusalOf(issue({ subject: '+33639980999' })), ['identity.code-too-soon', 3450]);
  assert.equal(await refusalOf(issue({ subject: '+33639980999' }, '192.0.2.2')), null);
});

test('one recipient gets fifteen codes a day at most, one subscriber asks for a hundred and twenty, whatever address they show', async (t) => {
  const { issue, wait } = await scene(t);
  const refusalOf = (asked: Promise<unknown>) =>
    asked.then(
      () => null,
      (error: { code: string; retryAfterSeconds: number }) => [error.code, error.retryAfterSeconds],
    );
  for (let turn = 0; turn < 15; turn += 1) {
    if (turn > 0) wait(720);
    // Another use of the same number counts too.
    await issue({ purpose: turn % 2 === 0 ? 'accounts.sign-in' : 'identity.mobile' }, null);
  }
  wait(720);
  const left = 24 * 3600 - 15 * 720;
  assert.deepEqual(await refusalOf(issue({}, null)), ['identity.code-too-soon', left]);
  wait(left);
  assert.equal(await refusalOf(issue({}, null)), null);

  for (let hour = 0; hour < 4; hour += 1) {
    if (hour > 0) wait(3600);
    for (let turn = 0; turn < 30; turn += 1) {
      await issue({ subject: `+3363998${1000 + hour * 30 + turn}` }, `2001:db8:0:1::${turn}`);
    }
  }
  wait(3600);
  assert.deepEqual(await refusalOf(issue({ subject: '+33639982000' }, '2001:db8:0:1:1::7')), [
    ...['identity.code-too-soon', 20 * 3600],
  ]);
  assert.equal(await refusalOf(issue({ subject: '+33639982000' }, '2001:db8:0:2::7')), null);
});

test('the SMS of a code is bound to our pages and fits in one message', () => {
  const text = smsOfCode({ code: '042137', minutes: 10 }, new URL('https://cabinet.example'));
  assert.equal(
    text,
    'Votre code Cabinet : 042137. Il sert une fois, pendant 10 minutes. Ne le donnez à personne.\n\n@cabinet.example #042137',
  );
  assert.ok(text.length <= 160);
});

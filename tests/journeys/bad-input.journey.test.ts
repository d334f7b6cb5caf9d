import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { makeDocx, makePdf } from '#platform/documents/testing.ts';
import type { StayList } from '#services/coding/api.ts';
import { accountOf, Caller, callerOf } from '#tests/harness/caller.ts';
import { startCabinet } from '#tests/harness/cabinet.ts';
import { acknowledge, REPORT, upload, validatedStay } from '#tests/harness/coding.ts';
import { codingCalls } from '#tests/harness/coding-calls.ts';
import { cabinetCommand } from '#tests/harness/command-line.ts';
import { sendHugeFile } from '#tests/harness/huge-file.ts';
import { mailTo } from '#tests/harness/outbox.ts';

const MEBIBYTE = 1024 * 1024;
const cabinet = await startCabinet({ after });
const coder = await callerOf(cabinet, 'coder-tim');

/** What must still be there after each attack: every stay of the establishment, as it was. */
const stays = async () => (await coder.do<StayList>('GET', '/api/coding/stays?sort=localId')).stays;
const before = await stays();

test('files that cannot be read are refused one by one, each with its reason, and leave nothing behind', async () => {
  const outcomes = await upload(coder, [
    { name: 'vide.txt', content: '' },
    { name: 'blanc.txt', content: ' \n \n' },
    {
      name: 'casse.pdf',
      content: '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ntrailer << /Root 1 0 R >>',
    },
    { name: 'programme.pdf', content: Buffer.concat([Buffer.from('MZ\u0090\u0000'), randomBytes(4096)]) },
    { name: 'numerise.pdf', content: await makePdf([[]]) },
    {
      name: 'bombe.docx',
      content: makeDocx([REPORT], [{ name: 'word/media/image1.xml', content: Buffer.alloc(300 * MEBIBYTE) }]),
    },
    { name: 'bombe-texte.docx', content: makeDocx(['a'.repeat(80 * MEBIBYTE)]) },
  ]);
  const refusals = outcomes.map(({ fileName, outcome, stayId, problem }) => [fileName, outcome, stayId, problem?.code]);
  assert.deepEqual(refusals, [
    ['vide.txt', 'refused', null, 'documents.empty'],
    ['blanc.txt', 'refused', null, 'documents.no-text'],
    ['casse.pdf', 'refused', null, 'documents.pdf.damaged'],
    ['programme.pdf', 'refused', null, 'documents.unsupported'],
    ['numerise.pdf', 'refused', null, 'documents.pdf.no-text'],
    ['bombe.docx', 'refused', null, 'documents.archive-refused'],
    ['bombe-texte.docx', 'refused', null, 'documents.archive-refused'],
  ]);
  assert.ok(outcomes.every(({ problem }) => problem!.message.length > 10));
  assert.deepEqual(await stays(), before);
});

test('a file of 200 MB is refused with its reason while it arrives, and the server does not grow', async (t) => {
  const rest = await residentBytes();
  let most = 0;
  const watch = setInterval(() => void residentBytes().then((bytes) => (most = Math.max(most, bytes))), 50);
  const answer = await sendHugeFile(coder, 200 * MEBIBYTE);
  clearInterval(watch);
  const said = JSON.parse(answer.body) as { code?: string; files?: { problem: { code: string } }[] };
  assert.equal(said.code ?? said.files?.[0]?.problem.code, 'documents.too-large', answer.body);
  t.diagnostic(
    `${Math.round(answer.sent / MEBIBYTE)} MiB sent, the server grew by ${Math.round((most - rest) / MEBIBYTE)} MiB at most`,
  );
  assert.ok(most - rest < 120 * MEBIBYTE, `the server grew by ${((most - rest) / MEBIBYTE).toFixed(0)} MiB`);
  assert.deepEqual(await stays(), before);

  const json = await coder.call('POST', '/api/coding/stays', { localId: 'gros', text: 'a'.repeat(2 * MEBIBYTE) });
  assert.equal(json.status, 413);
});

test('a wrong password 20 times: five answers, then a lock, said each time', async () => {
  const { email, password } = await accountOf(cabinet, 'physician');
  const guesser = new Caller(cabinet);
  const answers: string[] = [];
  for (let guess = 1; guess <= 20; guess += 1) {
    answers.push(
      (await guesser.refused('POST', '/api/identity/sign-in', { email, password: `essai ${guess}` })).join(' '),
    );
  }
  const expected = [...Array(5).fill('401 identity.wrong-credentials'), ...Array(15).fill('429 identity.locked')];
  assert.deepEqual(answers, expected);
  assert.deepEqual(await guesser.refused('POST', '/api/identity/sign-in', { email, password }), [
    429,
    'identity.locked',
  ]);
});

test('no route of coding opens to a forged token, a forged session, or another establishment’s token and session', async () => {
  const { stay, analysis } = await validatedStay(coder, 'convoite-1');
  const calls = await codingCalls(cabinet, {
    stayId: stay.id,
    analysisId: analysis!.id,
    importId: crypto.randomUUID(),
  });
  assert.ok(calls.length >= 24, `only ${calls.length} routes`);
  const whole = await coder.do('GET', `/api/coding/stays/${stay.id}`);
  const { tokens } = await cabinet.demo();

  const forged = new Caller(cabinet);
  forged.token = `cab_${randomBytes(32).toString('base64url')}`;
  const nobody = new Caller(cabinet);
  for (const [name] of coder.cookies) nobody.cookies.set(name, randomBytes(32).toString('base64url'));
  nobody.organization = coder.organization;
  const tampered = new Caller(cabinet);
  for (const [name, value] of coder.cookies)
    tampered.cookies.set(
      name,
      value.replace(/^./, (first) => (first === 'a' ? 'b' : 'a')),
    );
  tampered.organization = coder.organization;
  // The other establishment's token and coder, once naming ours, once at home with our identifiers.
  const named = new Caller(cabinet);
  named.token = tokens.find(({ organization }) => organization === 'Clinique des Deux-Caps')!.token;
  named.organization = coder.organization;
  const atHome = new Caller(cabinet);
  atHome.token = named.token;
  const stranger = await callerOf(cabinet, 'coder-tim', 'Clinique des Deux-Caps');
  await acknowledge(stranger);
  const entering = new Caller(cabinet);
  for (const [name, value] of stranger.cookies) entering.cookies.set(name, value);
  entering.organization = coder.organization;

  const faults: string[] = [];
  const expect = async (who: string, caller: Caller, allowed: readonly number[], onlyOurs: boolean) => {
    for (const { method, path, body, ours } of calls) {
      if (onlyOurs && !ours) continue;
      const { status } = await caller.call(method, path, body?.());
      if (!allowed.includes(status)) faults.push(`${who}: ${method} ${path} answered ${status}`);
    }
  };
  await expect('forged token', forged, [401], false);
  await expect('forged session', nobody, [401], false);
  await expect('tampered session', tampered, [401], false);
  await expect('other token, naming us', named, [404], false);
  await expect('other coder, naming us', entering, [404], false);
  await expect('other token, our ids', atHome, [403, 404], true);
  await expect('other coder, our ids', stranger, [403, 404], true);
  assert.deepEqual(faults, []);
  assert.deepEqual(await coder.do('GET', `/api/coding/stays/${stay.id}`), whole);
});

test('an invitation that was withdrawn, used or invented opens nothing', async () => {
  const referent = await callerOf(cabinet, 'referent');
  const email = 'lucie.inventee@les-aulnes.example';
  const invitation = { email, role: 'coder-tim', name: 'Lucie Inventée' };
  const { id } = await referent.do('POST', '/api/organizations/invitations', invitation);
  const token = new URL((await mailTo(cabinet, email, /Votre accès/)).links[0]!).hash.slice(1);
  await referent.do('DELETE', `/api/organizations/invitations/${String(id)}`);
  const visitor = new Caller(cabinet);
  for (const secret of [token, randomBytes(32).toString('base64url')]) {
    const acceptance = { token: secret, name: 'Lucie Inventée', password: 'girofle-tambour-nuage-57' };
    const answer = await visitor.refused('POST', '/api/organizations/invitations/accept', acceptance);
    assert.deepEqual(answer, [422, 'organizations.invitation-refused']);
  }
});

test('after all this, nothing is lost and the journals of both establishments verify', async () => {
  const kept = (await stays()).filter(({ localId }) => localId !== 'convoite-1');
  assert.deepEqual(kept, before);
  const { out } = await cabinetCommand(cabinet.data, 'organizations');
  const ids = out
    .trim()
    .split('\n')
    .map((line) => line.split(' ')[0]!);
  assert.ok(ids.length >= 2);
  for (const id of ids) {
    const verified = await cabinetCommand(cabinet.data, 'audit', 'verify', '--organization', id);
    assert.match(`${verified.code} ${verified.out}`, /^0 Journal intact : \d+ lignes en \d+ lots\./);
  }
});

async function residentBytes(): Promise<number> {
  const status = await readFile(`/proc/${cabinet.process.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)![1]) * 1024;
}

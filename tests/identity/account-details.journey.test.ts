import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Details } from '#platform/identity/details/details.ts';
import type { Unreachable } from '#platform/identity/details/refused-addresses.ts';
import type { ReceivedMail } from '#platform/notifications/received.ts';
import { assertAccessible, gone, heading, openBrowser, openPage, openPageOf, seen } from '#tests/harness/browser.ts';
import { startCabinet } from '#tests/harness/cabinet.ts';
import { accountOf, Caller, callerOf } from '#tests/harness/caller.ts';
import { cabinetCommand } from '#tests/harness/command-line.ts';
import { mailTo } from '#tests/harness/outbox.ts';

const PASSWORD = 'girofle-tambour-nuage-57';
const DETAILS = '/api/identity/details';
const cabinet = await startCabinet({ after }, { env: { CABINET_CLOCK: '2027-01-11T09:00:00Z' } });
const browser = await openBrowser({ after });

/** Opens a practice whose first person has this address, and signs them in; nothing was mailed to them yet. */
async function newcomer(email: string): Promise<Caller> {
  const { out } = await cabinetCommand(cabinet.data, 'create', 'practice', 'Cabinet d’Essai', '--email', email);
  const token = /#(\S+)/.exec(out)![1]!;
  const caller = new Caller(cabinet);
  const accept = { token, name: 'Alix Introuvable', password: PASSWORD };
  await caller.do('POST', '/api/organizations/invitations/accept', accept);
  await caller.do('POST', '/api/identity/sign-in', { email, password: PASSWORD });
  return caller;
}

test('MAI-036 details are corrected at any time and dated; after six months they are confirmed or corrected before any page', async () => {
  const account = await accountOf(cabinet, 'coder-tim');
  const helene = await new Caller(cabinet).signIn(account);
  const page = await openPageOf(helene, browser);
  await page.goto(`${cabinet.url}/pro/compte`);
  await page.getByRole('button', { name: 'Corriger nom et fonction' }).click();
  await page.getByRole('textbox', { name: 'Fonction' }).fill('Technicienne de l’information médicale');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await seen(page.getByText('Dernières corrections : fonction, 11 janv. 2027.'));
  await assertAccessible(page, 'account with its details');
  const { changes, function: duty } = await helene.do<Details>('GET', DETAILS);
  assert.deepEqual(
    [duty, changes.map(({ field, at }) => [field, at.slice(0, 10)])],
    ['Technicienne de l’information médicale', [['function', '2027-01-11']]],
  );
  await page.goto(`${cabinet.url}/pro/`);
  await heading(page, 'Accueil');

  assert.equal((await cabinetCommand(cabinet.data, 'clock', 'advance', 'P6M1D')).code, 0);
  for (const path of ['/pro/codage', '/pro/']) {
    await page.goto(`${cabinet.url}${path}`);
    await heading(page, 'Vos coordonnées sont-elles exactes ?');
    await seen(page.getByText('Confirmées le lundi 11 janvier 2027'));
  }
  await assertAccessible(page, 'details to confirm');
  await page.getByRole('button', { name: 'Tout est exact' }).click();
  await heading(page, 'Accueil');
  assert.equal((await helene.do<Details>('GET', DETAILS)).confirmedAt.slice(0, 10), '2027-07-12');
  await page.context().close();

  // Another corrects their address instead, which a code proves.
  const colleague = await callerOf(cabinet, 'dim-physician');
  const other = await openPageOf(colleague, browser);
  await other.goto(`${cabinet.url}/pro/codage`);
  await heading(other, 'Vos coordonnées sont-elles exactes ?');
  await other.getByRole('button', { name: 'Corriger' }).click();
  await heading(other, 'Mon compte');
  await other.getByRole('button', { name: 'Changer d’adresse' }).click();
  const email = 'anatole.imaginet@nouvelle.example';
  const { password } = await accountOf(cabinet, 'dim-physician');
  await other.getByLabel('Nouvelle adresse e-mail').fill(email);
  await other.getByLabel('Votre mot de passe').fill(password);
  await other.getByRole('button', { name: 'Recevoir un code' }).click();
  const { text } = await mailTo(cabinet, email, /Confirmer votre nouvelle adresse/);
  await other.getByLabel('Code reçu').fill(/\d{6}/.exec(text)![0]);
  await other.getByRole('button', { name: 'Confirmer' }).click();
  await seen(other.getByText('Dernières corrections : adresse e-mail, 12 juil. 2027.'));
  await mailTo(cabinet, 'anatole.imaginet@les-aulnes.example', /Votre adresse de connexion a changé/);
  await other.goto(`${cabinet.url}/pro/`);
  await heading(other, 'Accueil');
  await new Caller(cabinet).signIn({ email, password, totpSecret: null });
  await other.context().close();

  // An address in use stays its owner's, and the answer says nothing.
  const taken = { email: account.email, password };
  assert.equal((await colleague.call('POST', '/api/identity/email', taken)).status, 204);
  await mailTo(cabinet, account.email, /déjà celle de votre compte/);
});

test('MAI-037 an address that refuses mail is marked, its owner asked for another, and staff given the task to reach them', async () => {
  const address = 'introuvable.alix@essai.example';
  const alix = await newcomer(address);
  const operator = await callerOf(cabinet, 'operator', 'Exploitant de la démonstration');
  await operator.do('POST', `${DETAILS}/confirmation`);
  const waiting = async () => (await operator.do('GET', '/api/identity/unreachable')) as unknown as Unreachable[];
  assert.deepEqual(await waiting(), []);
  const change = { password: PASSWORD, newPassword: 'tuile-orage-sifflet-94' };
  await alix.do('POST', '/api/identity/password', change);
  for (const over = Date.now() + 30_000; (await waiting()).length === 0; await pause(200)) {
    assert.ok(Date.now() < over, 'the refusal was not marked');
  }
  const [task] = await waiting();
  assert.deepEqual(
    [task!.name, task!.address, task!.replyCode, task!.reachedAt, task!.correctedAt],
    ['Alix Introuvable', address, 550, null, null],
  );

  // They sign in again and are asked for another, on every page.
  const again = new Caller(cabinet);
  await again.do('POST', '/api/identity/sign-in', { email: address, password: change.newPassword });
  const page = await openPageOf(again, browser);
  const banner = page.getByRole('region', { name: 'Votre adresse e-mail ne reçoit plus nos messages' });
  for (const path of ['/pro/', '/pro/agenda']) {
    await page.goto(`${cabinet.url}${path}`);
    await seen(banner);
  }
  await assertAccessible(page, 'an address refused');
  await banner.getByRole('button', { name: 'Donner une autre adresse' }).click();
  await heading(page, 'Mon compte');
  await seen(banner);

  const desk = await openPageOf(operator, browser);
  await desk.goto(`${cabinet.url}/pro/adresses-refusees`);
  await desk.getByRole('row').filter({ hasText: 'Alix Introuvable' }).click();
  const panel = desk.getByRole('complementary', { name: 'Alix Introuvable' });
  await panel.getByLabel('Comment').fill('Appel au cabinet');
  await assertAccessible(desk, 'somebody to reach otherwise');
  await panel.getByRole('button', { name: 'Marquer comme joint' }).click();
  await seen(panel.getByText('Appel au cabinet'));
  await desk.context().close();

  const email = 'alix.retrouvee@essai.example';
  await again.do('POST', '/api/identity/email', { email, password: change.newPassword });
  const { text } = await mailTo(cabinet, email, /Confirmer votre nouvelle adresse/);
  await again.do('POST', '/api/identity/email/confirm', { email, code: /\d{6}/.exec(text)![0] });
  await page.reload();
  await heading(page, 'Mon compte');
  await gone(banner);
  const [settled] = await waiting();
  assert.deepEqual([settled!.how, settled!.correctedAt !== null], ['Appel au cabinet', true]);
  await page.context().close();
});

test('MAI-038 what concerns the use of Cabinet is written to the account’s address, said when it is made, kept in sight, free of advertising', async () => {
  const referent = await callerOf(cabinet, 'practitioner', 'Cabinet des Tilleuls');
  const email = 'melusine.fictive@tilleuls.example';
  const invitation = { email, name: 'Mélusine Fictive', role: 'colleague' };
  await referent.do('POST', '/api/organizations/invitations', invitation);
  const { links } = await mailTo(cabinet, email, /Votre accès/);
  const page = await openPage(browser);
  await page.goto(`${cabinet.url}/pro/inscription`);
  await seen(page.getByText(/Cabinet écrira à cette adresse .* Jamais pour une publicité/));
  await page.goto(links.find((link) => link.includes('#'))!);
  await seen(page.getByText(/Cabinet écrira à cette adresse .* Jamais pour une publicité/));
  await page.getByLabel(/^Mot de passe/).fill(PASSWORD);
  await page.getByRole('button', { name: 'Ouvrir mon accès' }).click();
  await heading(page, 'Double vérification');

  const member = new Caller(cabinet);
  await member.do('POST', '/api/identity/sign-in', { email, password: PASSWORD });
  await member.do('POST', '/api/identity/password', { password: PASSWORD, newPassword: 'tuile-orage-sifflet-94' });
  const told = await mailTo(cabinet, email, /Votre mot de passe a changé/);
  assert.match(told.text, /Message de service envoyé automatiquement par Cabinet, sans publicité\./);
  assert.deepEqual(
    told.links.filter((link) => !link.startsWith(cabinet.url)),
    [],
  );

  const account = await openPageOf(member, browser);
  await account.goto(`${cabinet.url}/pro/compte`);
  const list = account.getByRole('list', { name: 'Messages envoyés à votre adresse' });
  const line = list.getByRole('listitem').filter({ hasText: 'Votre mot de passe a changé' });
  await seen(line.getByText('remis'));
  await assertAccessible(account, 'messages of an account');
  const received = (await member.do('GET', '/api/notifications/received')) as unknown as readonly ReceivedMail[];
  assert.deepEqual(
    received.map(({ subject, state }) => [subject, state]),
    [
      ['Votre mot de passe a changé', 'accepted'],
      ['Connexion depuis un nouvel appareil', 'accepted'],
      ['Votre accès à Cabinet pour Cabinet des Tilleuls', 'accepted'],
    ],
  );
  await Promise.all([page.context().close(), account.context().close()]);
});

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  assertAccessible,
  DESKTOP,
  heading,
  openBrowser,
  openPage,
  openPageOf,
  seen,
  signInOnScreen,
  TELEPHONE,
} from '#tests/harness/browser.ts';
import { accountOf, Caller, callerOf } from '#tests/harness/caller.ts';
import { startCabinet } from '#tests/harness/cabinet.ts';
import { mailTo } from '#tests/harness/outbox.ts';
import { practiceScreens } from '#tests/harness/practice-screens.ts';

const PASSWORD = 'girofle-tambour-nuage-57';
const PRACTICE = 'Cabinet des Tilleuls';
const REACHES_PATIENTS = /^(patients|agenda|reminders|waiting-list)\./;
const cabinet = await startCabinet({ after });
const browser = await openBrowser({ after });

test('MAI-011 whoever may reach patient data sets up a second factor before any screen or answer about patients', async () => {
  const referent = await callerOf(cabinet, 'practitioner', PRACTICE);
  const roles = (await referent.do('GET', '/api/organizations/roles')) as unknown as readonly {
    readonly name: string;
    readonly permissions: readonly { readonly name: string }[];
    readonly secondFactorRequired: boolean;
    readonly givenBy: string | null;
  }[];
  // Rights over patients are held by a role, or ticked for a role that a professional gives.
  const reaching = roles.filter(
    ({ permissions, givenBy }) =>
      givenBy === 'professional' || permissions.some(({ name }) => REACHES_PATIENTS.test(name)),
  );
  assert.deepEqual(
    reaching.map(({ name, secondFactorRequired }) => [name, secondFactorRequired]).toSorted(),
    ['colleague', 'practice-manager', 'practitioner', 'secretary', 'substitute'].map((name) => [name, true]),
  );

  const secretary = { role: 'secretary', permissions: ['patients.records.read'], from: null, to: null };
  const { teams } = await referent.do<{ teams: { professionalId: string; mine: boolean }[] }>(
    ...(['GET', '/api/professionals/team'] as const),
  );
  const team = `/api/professionals/team/${teams.find(({ mine }) => mine)!.professionalId}/invitations`;
  const invitations = [
    ['joris.fictif@tilleuls.example', '/api/organizations/invitations', { role: 'colleague' }],
    ['capucine.fictive@tilleuls.example', team, secretary],
  ] as const;
  for (const [email, path, rights] of invitations) {
    await referent.do('POST', path, { email, name: 'Personne Fictive', ...rights });
    await meetsTheSecondFactor(email, referent.organization!);
  }
});

/** Accepts an invitation on the screen, then looks for patients everywhere: nothing is shown nor answered. */
async function meetsTheSecondFactor(invited: string, organization: string): Promise<void> {
  const { links } = await mailTo(cabinet, invited, /Votre accès/);
  const page = await openPage(browser);
  const asked: string[] = [];
  page.on('response', (response) => {
    if (/\/api\/(patients|agenda)/.test(response.url()) && response.ok()) asked.push(response.url());
  });
  await page.goto(links.find((link) => link.includes('#'))!);
  await page.getByLabel(/^Mot de passe/).fill(PASSWORD);
  await page.getByRole('button', { name: 'Ouvrir mon accès' }).click();
  await heading(page, 'Double vérification');
  for (const path of ['/pro/', '/pro/patients', '/pro/agenda']) {
    await page.goto(`${cabinet.url}${path}`);
    await heading(page, 'Encore une étape');
    await seen(page.getByText(`${PRACTICE} demande la double vérification`));
  }
  assert.deepEqual(asked, []);
  await page.context().close();

  const caller = new Caller(cabinet);
  await caller.do('POST', '/api/identity/sign-in', { email: invited, password: PASSWORD });
  caller.organization = organization;
  for (const path of ['/api/patients?limit=1', '/api/patients/export', '/api/agenda/view?from=2026-11-04']) {
    assert.deepEqual(await caller.refused('GET', path), [403, 'organization.second-factor-required'], path);
  }
}

test('MAI-024 a short, leaked or self-telling password is refused with its reason, and its strength shows while it is typed', async () => {
  const account = await accountOf(cabinet, 'physician');
  const page = await openPage(browser);
  await signInOnScreen(page, cabinet.url, account);
  await page.goto(`${cabinet.url}/pro/compte`);
  const weak = [
    ['Password1', 'Au moins 12 caractères'],
    ['1qaz2wsx3edc', 'Ce mot de passe est couramment utilisé.'],
    ['motdepasse123', 'Ce mot de passe est trop facile à deviner.'],
    [`${account.email} 94 Tuile`, 'Il contient votre adresse e-mail'],
  ] as const;
  for (const [password, reason] of weak) {
    await page.getByLabel('Mot de passe actuel').fill(account.password);
    await page.getByLabel(/^Nouveau mot de passe/).fill(password);
    await seen(page.getByText(/^(Faible|Très faible)/));
    const answer = page.waitForResponse((response) => response.url().endsWith('/api/identity/password'));
    await page.getByRole('button', { name: 'Changer le mot de passe' }).click();
    assert.equal((await answer).status(), 422, password);
    await seen(page.getByText(reason, { exact: false }));
  }
  await page.getByLabel(/^Nouveau mot de passe/).fill(PASSWORD);
  await seen(page.getByText(/^(Solide|Très solide)/));
  await assertAccessible(page, 'choosing a password');
  // The password is still the former one.
  await new Caller(cabinet).signIn(account);
  await page.context().close();
});

test('MAI-027 one sees one’s open sessions and last sign-ins, and a new device is told by mail with date and device', async () => {
  const account = await accountOf(cabinet, 'billing-contact');
  const known = await openPage(browser);
  await signInOnScreen(known, cabinet.url, account);
  const agent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 20_0 like Mac OS X) Version/20.0 Mobile/15E148 Safari/604.1';
  const unknown = await openPage(browser, { locale: 'fr-FR', timezoneId: 'Europe/Paris', userAgent: agent });
  await signInOnScreen(unknown, cabinet.url, account);
  const { text } = await mailTo(cabinet, account.email, /nouvel appareil/);
  assert.match(text, /Safari sur iPhone, le \S+ \d+ \S+ \d{4} à \d\d:\d\d/);

  await known.goto(`${cabinet.url}/pro/compte`);
  await seen(known.getByRole('heading', { name: 'Où vous êtes connecté' }));
  await seen(known.getByRole('heading', { name: 'Dernières connexions' }));
  await seen(known.getByText(/Safari sur iPhone · 127\.0\.0\.1 · mot de passe/));
  await assertAccessible(known, 'sessions and sign-ins');
  await known.getByRole('button', { name: 'Fermer la session Safari sur iPhone' }).click();
  await known.getByRole('button', { name: 'Fermer la session Safari sur iPhone' }).waitFor({ state: 'hidden' });
  await unknown.goto(`${cabinet.url}/pro/compte`);
  await heading(unknown, 'Se connecter');
  await Promise.all([known.context().close(), unknown.context().close()]);
});

test('MAI-028 a forgotten password gets the same screen for a known address and an unknown one, and only the first a link', async () => {
  const { email } = await accountOf(cabinet, 'coder-tim', 'Clinique des Deux-Caps');
  const page = await openPage(browser);
  const known = await forget(page, email);
  const unknown = await forget(page, 'personne@deux-caps.example');
  assert.equal(unknown.replaceAll('personne@deux-caps.example', ''), known.replaceAll(email, ''));
  await mailTo(cabinet, email, /mot de passe/i);
  const { messages } = await new Caller(cabinet).do<{ messages: { recipients: string[] }[] }>(
    ...(['GET', '/api/notifications/local-outbox'] as const),
  );
  assert.ok(!messages.some(({ recipients }) => recipients.includes('personne@deux-caps.example')));
  await page.context().close();
});

async function forget(page: Page, email: string): Promise<string> {
  await page.goto(`${cabinet.url}/pro/connexion`);
  await page.getByRole('link', { name: 'Mot de passe oublié' }).click();
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByRole('button', { name: 'Recevoir un lien' }).click();
  await seen(page.getByText('Un lien est parti'));
  return page.getByRole('main').innerText();
}

test('MAI-026 sign out stands on every screen; a session signed out or left alone for the set time is dead on the server', async (t) => {
  const strict = await startCabinet(t, { env: { SESSION_IDLE_MINUTES: '1' } });
  const account = await accountOf(strict, 'dim-physician');
  const alone = await new Caller(strict).signIn(account);
  const doctor = await callerOf(strict, 'practitioner', PRACTICE);
  const { patients } = await doctor.do<{ patients: { id: string }[] }>('GET', '/api/patients?limit=1');
  const own = practiceScreens(patients[0]!.id).filter(({ who }) => who === 'practitioner');
  for (const [options, screens] of [
    [DESKTOP, own],
    [TELEPHONE, own.filter(({ name }) => ['agenda', 'patients', 'patient'].includes(name))],
  ] as const) {
    const page = await openPageOf(doctor, browser, options);
    for (const { path, ready } of screens) {
      await page.goto(`${strict.url}${path}`);
      await ready(page);
      await page.getByRole('banner').getByRole('button', { name: 'Dr Nolwenn Quéré' }).click();
      await seen(page.getByRole('button', { name: 'Se déconnecter' }));
    }
    await page.context().close();
  }

  const page = await openPage(browser);
  await signInOnScreen(page, strict.url, account);
  for (const path of ['/pro/', '/pro/compte', '/pro/codage', '/pro/introuvable']) {
    await page.goto(`${strict.url}${path}`);
    await page.getByRole('button', { name: 'Dr Anatole Imaginet' }).click();
    await seen(page.getByRole('button', { name: 'Se déconnecter' }));
  }
  const cookies = await page.context().cookies();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await heading(page, 'Vous êtes déconnecté');
  const thief = new Caller(strict);
  for (const { name, value } of cookies) thief.cookies.set(name, value);
  assert.deepEqual(await thief.refused('GET', '/api/identity/me'), [401, 'session.required']);
  await page.context().addCookies(cookies);
  await page.goto(`${strict.url}/pro/compte`);
  await heading(page, 'Se connecter');

  // A page that nobody touches asks by itself, says so, and sees its session end by itself.
  const idle = await openPageOf(alone, browser);
  await idle.goto(`${strict.url}/pro/compte`);
  await heading(idle, 'Mon compte');
  await idle.getByRole('heading', { name: 'Votre session a pris fin' }).waitFor({ timeout: 180_000 });
  assert.equal(await idle.getByText(account.email).isVisible(), false);
  assert.deepEqual(await alone.refused('GET', '/api/identity/me'), [401, 'session.required']);
  await Promise.all([page.context().close(), idle.context().close()]);
});

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { CaseLine, CaseView } from '#services/practice/directory/api/moderation.ts';
import type { ProfileView } from '#services/practice/directory/api/profile.ts';
import { openBrowser, openPageOf, seen, violations } from '#tests/harness/browser.ts';
import { startCabinet, type RunningCabinet } from '#tests/harness/cabinet.ts';
import { Caller } from '#tests/harness/caller.ts';
import { fieldsOf } from '#tests/harness/contract-fields.ts';
import { mailTo } from '#tests/harness/outbox.ts';

const cabinet: RunningCabinet = await startCabinet({ after });
const browser = await openBrowser({ after });
const CASES = '/api/directory/cases';
/** One pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function person(email: string): Promise<Caller> {
  const { accounts } = await cabinet.demo();
  return new Caller(cabinet).signIn(accounts.find((account) => account.email.startsWith(email))!);
}

/** The profile that a professional writes, by the address where it is written. */
async function ownProfile(caller: Caller) {
  const { own } = await caller.do<{ own: string }>('GET', '/api/professionals/practice');
  const path = `/api/directory/profiles/${own}`;
  return { path, view: await caller.do<ProfileView>('GET', path) };
}

/** What the page of the public answers, once it says so. */
async function publicly(address: string, accepts: (answer: { status: number; text: string }) => boolean) {
  const over = Date.now() + 30_000;
  for (;;) {
    const response = await fetch(new URL(address, cabinet.url), { redirect: 'manual' });
    const answer = { status: response.status, text: await response.text() };
    if (accepts(answer)) return answer;
    assert.ok(Date.now() < over, `${address}: ${String(answer.status)} ${answer.text.slice(0, 300)}`);
  }
}

function imageForm(stated: boolean): FormData {
  const form = new FormData();
  if (stated) form.append('rights', 'yes');
  form.append('image', new Blob([PNG as never], { type: 'image/png' }), 'portrait.png');
  return form;
}

const values = ({ presentation, languages, access, paymentMeans, sector, tariffs, video }: ProfileView) => ({
  ...{ presentation, languages, access, paymentMeans, sector, tariffs, video },
});

test('MAI-278 nobody finds a profile before its professional has granted, free of charge and not exclusively, what is shown: dated, part by part, images and marks too', async () => {
  const caller = await person('aurelie');
  const { path, view } = await ownProfile(caller);
  const address = `/praticien/${view.slug!}`;
  const search = '/recherche?quoi=Pimprenelle';
  for (const image of ['photo', 'logo']) await caller.do('POST', `${path}/${image}`, imageForm(true));
  await publicly(address, ({ status }) => status === 200);
  await caller.do('DELETE', `${path}/licence`);
  await publicly(address, ({ status }) => status === 404);
  await publicly(search, ({ text }) => !text.includes(address));

  const page = await openPageOf(caller, browser);
  await page.goto(`${cabinet.url}/pro/profil-public`);
  await seen(page.getByText('Rien n’est publié : les patients ne vous trouvent pas.'));
  await seen(
    page.getByText(
      'En publiant, vous autorisez Cabinet à montrer et diffuser ces informations, photos et marques, gratuitement et sans exclusivité, jusqu’à ce que vous les retiriez.',
    ),
  );
  for (const part of ['Photo', 'Présentation', 'Secteur et tarifs'])
    await page.getByRole('checkbox', { name: part, exact: true }).uncheck();
  assert.deepEqual(await violations(page), []);
  await page.getByRole('button', { name: 'J’autorise et je publie' }).click();
  await seen(page.getByText(/^Publié depuis le .+, avec l’accord de Aurélie Pimprenelle\./));
  const { licence, photoId, logoId } = await caller.do<ProfileView>('GET', path);
  const parts = ['identity', 'contact', 'logo', 'languages', 'access', 'payment', 'video'];
  assert.deepEqual([licence!.shows, licence!.grantedBy], [parts, 'Aurélie Pimprenelle']);
  assert.ok(Math.abs(Date.parse(licence!.grantedAt) - Date.now()) < 60_000);
  const { text } = await publicly(address, ({ status }) => status === 200);
  assert.deepEqual(
    [view.presentation, photoId!, logoId!].map((part) => text.includes(part)),
    [false, false, true],
  );
  await publicly(search, (answer) => answer.text.includes(address));
  // The next test begins with all of it shown.
  await caller.do('POST', `${path}/licence`, { shows: view.licence!.shows });
});

test('part of MAI-279 only what stands in the public fields is published, and a photo removed answers gone', async () => {
  const caller = await person('aurelie');
  const { path, view } = await ownProfile(caller);
  await caller.do('POST', `${path}/photo`, imageForm(true));
  const { photoId } = await caller.do<ProfileView>('GET', path);
  const photo = `/api/directory/photos/${photoId!}`;
  await publicly(photo, ({ status }) => status === 200);
  const page = `/praticien/${view.slug!}`;
  await caller.do('PUT', path, { ...values(view), presentation: 'Suivi de grossesse à Concarneau.' });
  await publicly(
    page,
    ({ text }) => text.includes('Suivi de grossesse à Concarneau.') && !text.includes(view.presentation),
  );
  await caller.do('DELETE', `${path}/photo`);
  const gone = await publicly(photo, ({ status }) => status === 410);
  assert.equal((JSON.parse(gone.text) as { code: string }).code, 'directory.photo-gone');
  await publicly(page, ({ status, text }) => status === 200 && !text.includes(photoId!));
});

test('a profile that refuses patients for their cover is refused with the rule, and honest words are saved', async () => {
  const caller = await person('soizic');
  const { path, view } = await ownProfile(caller);
  const refused = await caller.call('PUT', path, { ...values(view), presentation: 'Patients AME non acceptés' });
  assert.deepEqual([refused.status, refused.json['code']], [422, 'wording.discriminatory']);
  const [error] = refused.json['errors'] as { field: string; message: string }[];
  assert.equal(error!.field, 'presentation');
  assert.match(error!.message, /AME.*L\. 1110-3/);
  assert.equal((await ownProfile(caller)).view.presentation, view.presentation);
  await caller.do('PUT', path, { ...values(view), presentation: `${view.presentation} AME et CSS acceptées.` });
});

test('MAI-281 no field of a reason for visit, nor of any setting of a practice, shuts patients out by cover, origin or the like', async () => {
  const caller = await person('nolwenn');
  const { json } = await caller.call('GET', '/api/openapi.json');
  // An appointment is no setting: its « origin » says who made it.
  const settings = /^\/api\/(?!agenda\/appointments)(agenda|booking|directory|professionals|reminders|waiting-list)\//;
  const routes = Object.entries(json['paths'] as Record<string, Record<string, { requestBody?: unknown }>>)
    .filter(([path]) => settings.test(path))
    .flatMap(([, methods]) => Object.values(methods));
  const fields = new Set(routes.flatMap(({ requestBody }) => fieldsOf(requestBody, json)));
  for (const known of ['instructions', 'online', 'changeNoticeMinutes', 'presentation', 'requested', 'leadMinutes']) {
    assert.ok(fields.has(known), `${known} is among the fields listed`);
  }
  const about =
    /cover|css|cmu|\bame\b|insur|mutuelle|origin|nationality|religion|gender|social|benefit|rights?since|minage|maxage/i;
  assert.deepEqual(
    [...fields].filter((field) => about.test(field)),
    [],
  );

  const page = await openPageOf(caller, browser);
  await page.goto(`${cabinet.url}/pro/agenda/reglages?onglet=motifs`);
  await page.getByRole('button', { name: 'Nouveau motif' }).click();
  const form = page.getByRole('complementary', { name: 'Nouveau motif' });
  await seen(form.getByLabel('Nom pour le cabinet'));
  const labels = await form.locator('form label, form legend').allInnerTexts();
  assert.deepEqual(
    labels.map((label) => label.replaceAll(/\s+/g, ' ').trim()),
    [
      ...[
        'Nom pour le cabinet',
        'Nom pour les patients',
        'Durée, minutes',
        'Lieu',
        'Battement avant',
        'Battement après',
      ],
      ...['Dr Nolwenn Quéré', 'Dr Bastien Roumégous', 'Dr Inès Auffret', 'Salle d’échographie'],
      ...['Qui peut prendre rendez-vous en ligne', 'Au plus tard, heures avant', 'Au plus loin, jours'],
      ...['Annulable, heures avant', 'Au plus par jour', 'Consignes aux patients'],
    ],
  );
  await form.getByRole('combobox', { name: 'Qui peut prendre rendez-vous en ligne' }).click();
  assert.deepEqual(await page.getByRole('option').allInnerTexts(), [
    ...['Le cabinet seulement', 'Patients déjà suivis', 'Tout le monde'],
  ]);
});

test('MAI-283 a mention deleted by the operator is gone at once, told to the professional, and kept in the case', async () => {
  const [doctor, operator] = [await person('armand'), await person('prosper')];
  const { path, view } = await ownProfile(doctor);
  const mention = 'Dermatologie pour gens comme il faut.';
  await doctor.do('PUT', path, { ...values(view), presentation: mention });
  const page = `/praticien/${view.slug!}`;
  await publicly(page, ({ text }) => text.includes(mention));
  const number = await reported({ slug: view.slug, kind: 'discrimination', email: 'odette.passante@courriel.example' });
  const ground = 'Cette mention écarte une partie des patients.';
  const decided = await operator.do<CaseView>('POST', `${CASES}/${number}/decisions`, {
    ...{ kind: 'deleted', field: 'presentation', ground },
  });
  assert.deepEqual(
    decided.decisions.map(({ kind, field, former, ground: said, decidedBy }) => [kind, field, former, said, decidedBy]),
    [['deleted', 'presentation', mention, ground, 'Prosper Régisseur']],
  );
  await publicly(page, ({ status, text }) => status === 200 && !text.includes(mention));
  assert.equal((await ownProfile(doctor)).view.presentation, '');
  const mail = await mailTo(cabinet, 'armand.grainville@embruns.example', /mention de votre profil/);
  assert.ok(mail.text.includes(ground) && mail.text.includes(number));
});

test('MAI-287 the register of notices and decisions comes out with every line complete', async () => {
  const [doctor, operator, second] = [await person('ines'), await person('prosper'), await person('eglantine')];
  const { path, view } = await ownProfile(doctor);
  const deleted = await reported({ slug: view.slug, kind: 'discrimination', email: 'un@courriel.example' });
  const kept = await reported({ slug: view.slug, kind: 'infringement', email: 'deux@courriel.example' });
  const ended = await reported({ slug: view.slug, kind: 'refusal-of-care', email: 'trois@courriel.example' });
  await doctor.do('PUT', path, { ...values(view), presentation: 'Formule "choisie", à retirer' });
  const deletion = { kind: 'deleted', field: 'presentation', ground: 'Mention retirée.' };
  const first = await operator.do<CaseView>('POST', `${CASES}/${deleted}/decisions`, deletion);
  await operator.do('POST', `${CASES}/${kept}/decisions`, { kind: 'kept', ground: 'Droits prouvés.' });
  const termination = { kind: 'termination', ground: 'Refus répétés.' };
  const last = await operator.do<CaseView>('POST', `${CASES}/${ended}/decisions`, termination);
  const signature = `/api/directory/decisions/${last.decisions[0]!.id}/second-signature`;
  assert.deepEqual(await operator.refused('POST', signature), [403, 'directory.same-person']);
  assert.equal((await operator.do<CaseView>('GET', `${CASES}/${ended}`)).closedAt, null);
  await second.do('POST', signature);
  const decision = `/api/directory/decisions/${first.decisions[0]!.id}`;
  await doctor.do('POST', `${decision}/contest`, { text: 'Cette formule citait un livre.' });
  await operator.do('POST', `${decision}/outcome`, { text: 'Décision maintenue.' });

  const csv = (await operator.call('GET', `${CASES}/register`)).body.toString();
  const lines = csv.split('\r\n').map((line) => [...line.matchAll(/"((?:[^"]|"")*)"/g)].map((match) => match[1]!));
  const of = (number: string) =>
    lines
      .filter(([shown]) => shown === number)
      .map((line) => line.map((cell, at) => (lines[0]![at]!.endsWith('_le') && cell !== '' ? 'date' : cell)));
  const about = (number: string, kind: string, email: string) => [
    ...[number, kind, `/praticien/${view.slug!}`, 'date', `Personne Témoin <${email}>`, REASON],
  ];
  const prosper = 'Prosper Régisseur';
  assert.deepEqual(
    [...of(deleted), ...of(kept), ...of(ended)],
    [
      [
        ...about(deleted, 'discrimination', 'un@courriel.example'),
        ...['deleted', 'Mention retirée.', prosper, 'date', '', '', 'Cette formule citait un livre.', 'date'],
        ...['Décision maintenue.', 'date'],
      ],
      [
        ...about(kept, 'infringement', 'deux@courriel.example'),
        'kept',
        'Droits prouvés.',
        prosper,
        'date',
        ...Array(6).fill(''),
      ],
      [
        ...about(ended, 'refusal-of-care', 'trois@courriel.example'),
        ...['termination', 'Refus répétés.', prosper, 'date', 'Églantine Modératrice', 'date', '', '', '', ''],
      ],
    ],
  );
});

test('MAI-288 a logo and a photo are refused without the statement of rights, and an infringement is reported in the same queue', async () => {
  const [doctor, operator] = [await person('bastien'), await person('prosper')];
  const { path, view } = await ownProfile(doctor);
  const page = await openPageOf(doctor, browser);
  await page.goto(`${cabinet.url}/pro/profil-public`);
  for (const image of ['logo', 'photo'] as const) {
    const card = page.getByRole('region', { name: image === 'logo' ? 'Logo du cabinet' : 'Photo' });
    const choose = card.getByRole('button', { name: /^Choisir/ });
    await seen(choose);
    assert.equal(await choose.isDisabled(), true);
    const refused = await doctor.refused('POST', `${path}/${image}`, imageForm(false));
    assert.deepEqual(refused, [422, 'directory.rights-not-stated']);
    assert.equal((await ownProfile(doctor)).view[`${image}Id`], null);
    await card.getByLabel('J’ai les droits sur cette image').check();
    const chosen = page.waitForEvent('filechooser');
    await choose.click();
    await (await chosen).setFiles({ name: `${image}.png`, mimeType: 'image/png', buffer: PNG });
    await seen(card.getByRole('button', { name: /^Remplacer/ }));
    assert.notEqual((await ownProfile(doctor)).view[`${image}Id`], null);
  }
  const [infringement, content] = [
    await reported({ slug: view.slug, kind: 'infringement', email: 'auteur@courriel.example' }),
    await reported({ slug: view.slug, kind: 'illegal-content', email: 'autre@courriel.example' }),
  ];
  const lines = (await operator.do('GET', CASES)) as unknown as readonly CaseLine[];
  const told = lines.filter(({ number }) => number === infringement || number === content);
  assert.deepEqual(
    told.map(({ number, kind, closedAt }) => [number, kind, closedAt]),
    [
      [infringement, 'infringement', null],
      [content, 'illegal-content', null],
    ],
  );
});

const REASON = 'J’ai lu ou vécu ceci sur cette page.';

async function reported(given: { readonly slug: string | null; readonly kind: string; readonly email: string }) {
  const visitor = new Caller(cabinet);
  const notice = { ...given, name: 'Personne Témoin', reason: REASON };
  return (await visitor.do<{ number: string }>('POST', '/api/directory/notices', notice)).number;
}

import assert from 'node:assert/strict';
import test from 'node:test';
import { newId } from '#platform/kernel/ids.ts';
import { as } from '#platform/http/testing.ts';
import { attach, booked } from './acts.ts';
import { addressOf, bookingScene } from './scene.ts';
import { textOf } from './visitor-browser.ts';

const HONEST = 'Venez à jeun depuis la veille au soir. Apportez vos lunettes.';
const REPORT = {
  ...{ cause: 'offensive', words: 'La dernière ligne', name: 'Odette Passante' },
  email: 'odette.passante@courriel.example',
};

test('MAI-109 offensive, defamatory, discriminatory and illegal words are refused or held, and a patient’s report makes a task, acknowledged', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls, operator, mails } = scene;
  const { consultation, person } = tilleuls;
  const states = [];
  for (const text of [
    'Les retardataires sont des abrutis.\nVenez à l’heure.',
    'N’allez pas en face : le confrère est un vrai\ncharlatan.',
    'Certificats de complaisance : demandez à l’accueil.',
    'Les bénéficiaires de l’AME ne sont pas acceptés.',
    HONEST,
  ]) {
    const { status, json } = await attach(scene, tilleuls, text);
    states.push(status === 200 ? [json.state, json.heldFor] : [status, json.code]);
  }
  assert.deepEqual(states, [
    ...[1, 2, 3].map(() => ['held', 'wording']),
    ...[
      [422, 'wording.discriminatory'],
      ['published', null],
    ],
  ]);
  for (const [method, url, payload] of [
    ['PATCH', `/api/agenda/reasons/${consultation}`, { instructions: 'Pas de retard, bande d’abrutis.' }],
    [
      ...(['PUT', `/api/booking/reasons/${consultation}/requested`] as const),
      { requested: [{ label: 'Carte', purpose: 'Trier les cassos' }] },
    ],
  ] as const) {
    const answer = await scene.server.inject({ method, url, headers: as(person), payload });
    assert.deepEqual([answer.statusCode, answer.json<{ code: string }>().code], [422, 'wording.unsuitable'], url);
  }

  const page = await scene.visitor().get(`/praticien/${tilleuls.slug}?motif=${consultation}`);
  const links = [...page.body.matchAll(/href="([^"]+\/signaler)"/g)].map(([, link]) => link!);
  assert.equal(links.length, 1, 'the honest document alone is shown');
  const [link] = links as [string];
  assert.match(textOf((await scene.visitor().get(link)).body), /Que s’y trouve-t-il \?/);
  const incomplete = await scene.visitor().post(link, { ...REPORT, email: 'odette' });
  assert.equal(incomplete.statusCode, 422);
  const sent = await scene.visitor().post(link, REPORT);
  assert.match(textOf(sent.body), /^Merci, c’est reçu Votre signalement porte le numéro S-1 \./);
  assert.equal((await scene.visitor().get(link.replace('/signaler', ''))).statusCode, 404);

  const { kind, origin, reason, contact, document, closedAt } = await operator('GET', '/api/directory/cases/S-1');
  assert.deepEqual(
    [kind, origin, reason, contact, document, closedAt],
    [
      ...['unsuitable', 'document', 'Propos offensants. La dernière ligne'],
      ...[`Odette Passante <${REPORT.email}>`, { title: 'Préparation', state: 'held' }, null],
    ],
  );
  assert.deepEqual(
    mails.map(({ to, subject }) => [to, subject]),
    [
      [REPORT.email, 'Votre signalement S-1 est enregistré'],
      ['exploitant@cabinet.example', 'Signalement S-1 à examiner'],
    ],
  );
  const { documents } = await tilleuls.pro('GET', '/api/booking/documents/held');
  const why = (documents as { heldFor: string }[]).map(({ heldFor }) => heldFor);
  assert.deepEqual(why, ['wording', 'wording', 'wording', 'report']);
  const reports = await tilleuls.database
    .selectFrom('booking.reports')
    .select(['cause', 'decision', 'case_number'])
    .execute();
  assert.deepEqual(reports, [{ cause: 'offensive', decision: null, case_number: 'S-1' }]);
});

test('MAI-286 a document is suspended after a notice: everybody reads a neutral notice, its author a letter with the reason and how to contest; a page likewise', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls, operator, mails } = scene;
  const { json } = await attach(scene, tilleuls, HONEST);
  const link = `/praticien/${tilleuls.slug}/documents/${json.id}`;
  await scene.visitor().post(`${link}/signaler`, { ...REPORT, cause: 'illegal', words: '' });
  const read = (await scene.server.inject({ url: '/api/directory/cases/S-1/document', headers: as(scene.moderator) }))
    .body;
  assert.equal(read, HONEST);
  mails.length = 0;
  const ground = 'Ce document propose un acte interdit.';
  const decision = { kind: 'suspended', field: 'document', ground };
  const decided = await operator('POST', '/api/directory/cases/S-1/decisions', decision);
  const [{ id }] = decided['decisions'] as [{ id: string }];

  const seen = await scene.visitor().get(link);
  assert.equal(seen.statusCode, 410);
  assert.match(textOf(seen.body), /Ce document n’est pas montré en ce moment : il fait l’objet d’un examen/);
  assert.doesNotMatch(seen.body, /interdit|illégal|à jeun/);
  const content = { url: `/api/booking/documents/${json.id}/content`, headers: as(tilleuls.person) };
  const inPractice = await scene.server.inject(content);
  assert.deepEqual(
    [inPractice.statusCode, inPractice.json<{ code: string }>().code],
    [410, 'booking.document-suspended'],
  );
  const again = {
    method: 'POST',
    url: `/api/booking/documents/${json.id}/published`,
    headers: as(tilleuls.person),
  } as const;
  assert.equal((await scene.server.inject(again)).json<{ code: string }>().code, 'booking.document-suspended');
  const [treated, letter, ...others] = mails;
  assert.deepEqual(others, []);
  assert.deepEqual(
    [letter!.to, letter!.subject, letter!.text],
    [
      addressOf(tilleuls.person),
      'Un document montré aux patients est suspendu (S-1)',
      [
        'Dr Nolwenn Quéré, le document « Préparation » n’est plus montré aux patients après le signalement S-1.',
        `Motif : ${ground}`,
        'Vous pouvez contester cette décision depuis « Profil public » : dites pourquoi, une autre lecture sera faite.',
      ].join('\n\n'),
    ],
  );
  assert.deepEqual([treated!.to, treated!.subject], [REPORT.email, 'Votre signalement S-1 a été traité']);
  const browser = await scene.visitor().signIn('anais@exemple.example');
  mails.length = 0;
  await booked(browser, tilleuls);
  await scene.runner.idle();
  assert.deepEqual(
    mails.at(-1)!.attachments.map(({ name }) => name),
    ['rendez-vous.ics'],
  );

  await tilleuls.pro('POST', `/api/directory/decisions/${id}/contest`, { text: 'C’est une consigne de jeûne.' });
  const { decisions } = await tilleuls.pro('GET', `/api/directory/profiles/${tilleuls.professionalId}/decisions`);
  const told = decisions as { kind: string; field: string; ground: string; contestedAt: string | null }[];
  assert.deepEqual(
    told.map((one) => [one.kind, one.field, one.ground, one.contestedAt !== null]),
    [['suspended', 'document', ground, true]],
  );
  await operator('POST', `/api/directory/decisions/${id}/outcome`, { text: 'Contestation admise.' });
  await operator('POST', `/api/directory/decisions/${id}/end`);
  await tilleuls.pro('POST', `/api/booking/documents/${json.id}/withdrawn`);
  const next = await attach(scene, tilleuls, HONEST);
  assert.equal((await scene.visitor().get(link.replace(json.id, next.json.id))).body, HONEST);

  const notice = { kind: 'illegal-content', slug: tilleuls.slug, name: 'Odette', email: REPORT.email };
  await scene.visitor().post('/signaler', { ...notice, reason: 'Cette page vend des ordonnances.' });
  const page = { kind: 'suspended', field: 'page', ground };
  const stopped = await operator('POST', '/api/directory/cases/S-2/decisions', page);
  await scene.runner.idle();
  assert.equal((await scene.visitor().get(`/praticien/${tilleuls.slug}`)).statusCode, 404);
  const [{ id: suspension }] = stopped['decisions'] as [{ id: string }];
  await operator('POST', `/api/directory/decisions/${suspension}/end`);
  await scene.runner.idle();
  assert.equal((await scene.visitor().get(`/praticien/${tilleuls.slug}`)).statusCode, 200);
});

test('MAI-285 anybody’s notice of illegal content has a number and an acknowledgement; its task counts its age until it is treated, on a date told to both', async (t) => {
  const scene = await bookingScene(t);
  const { operator, clock, mails } = scene;
  const form = await scene.visitor().get('/signaler');
  assert.match(textOf(form.body), /Où \(adresse de la page, nom du cabinet\)/);
  const notice = { kind: 'illegal-content', place: 'Page d’un cabinet inventé', reason: 'Une image est illicite.' };
  const nobody = await scene.visitor().post('/signaler', { ...notice, name: '', email: '' });
  assert.equal(nobody.statusCode, 422);
  assert.deepEqual([await operator('GET', '/api/directory/cases'), mails], [[], []]);
  const email = 'marin.temoin@courriel.example';
  const sent = await scene.visitor().post('/signaler', { ...notice, name: 'Marin Témoin', email });
  assert.match(textOf(sent.body), /^Votre signalement est enregistré Son numéro est S-1 /);
  assert.deepEqual([mails[0]!.to, mails[0]!.subject], [email, 'Votre signalement S-1 est enregistré']);

  const line = async () => {
    const [one] = (await operator('GET', '/api/directory/cases')) as unknown as Record<string, unknown>[];
    return [one!['number'], one!['kind'], one!['place'], one!['openedAt'], one!['closedAt'], one!['ageHours']];
  };
  const told = ['S-1', 'illegal-content', 'Page d’un cabinet inventé', '2026-11-19T09:42:00Z'];
  assert.deepEqual(await line(), [...told, null, 0]);
  clock.moveTo('2026-11-21T11:12:00Z');
  assert.deepEqual(await line(), [...told, null, 49]);
  const { reason, contact } = await operator('GET', '/api/directory/cases/S-1');
  assert.deepEqual([reason, contact], ['Une image est illicite.', `Marin Témoin <${email}>`]);
  const ground = 'L’image montre une salle d’attente.';
  const decided = await operator('POST', '/api/directory/cases/S-1/decisions', { kind: 'kept', ground });
  const [{ decidedAt, decidedBy }] = decided['decisions'] as [{ decidedAt: string; decidedBy: string }];
  assert.deepEqual([decidedAt, decidedBy], ['2026-11-21T11:12:00Z', 'Prosper Régisseur']);
  clock.moveTo('2026-11-30T08:00:00Z');
  assert.deepEqual(await line(), [...told, '2026-11-21T11:12:00Z', 49]);
  const answer = mails.at(-1)!;
  assert.deepEqual([answer.to, answer.subject], [email, 'Votre signalement S-1 a été traité']);
  assert.match(
    answer.text.replaceAll('\u00a0', ' '),
    /traité le samedi 21 novembre à 12 h 12\.\n\nAprès lecture, le contenu reste en place\./,
  );
});

test('a document is reported on the page of a professional who shows it, and charged to nobody else', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls } = scene;
  const [room, reason] = [newId(), newId()];
  const { siteId } = tilleuls;
  await tilleuls.pro('POST', '/api/agenda/resources', { id: room, kind: 'room', name: 'Salle d’échographie', siteId });
  const asked = { id: reason, name: 'Échographie', minutes: 20, resourceIds: [room], online: 'nobody' };
  await tilleuls.pro('POST', '/api/agenda/reasons', asked);
  const { json } = await attach(scene, { ...tilleuls, consultation: reason }, HONEST);
  assert.equal(json.state, 'published');
  const answer = await scene.visitor().post(`/praticien/${tilleuls.slug}/documents/${json.id}/signaler`, REPORT);
  assert.equal(answer.statusCode, 404);
  const states = tilleuls.database.selectFrom('booking.reason_documents').select('state').where('id', '=', json.id);
  assert.deepEqual(await states.execute(), [{ state: 'published' }]);
  assert.deepEqual(await scene.databases.commons.selectFrom('directory.cases').select('number').execute(), []);
});

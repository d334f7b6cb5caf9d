import assert from 'node:assert/strict';
import test from 'node:test';
import { booked } from './acts.ts';
import { bookingScene } from './scene.ts';
import { textOf } from './visitor-browser.ts';

test('MAI-282 a discriminatory mention or a refusal of care is reported from the profile and from the appointment: a numbered task, an acknowledgement', async (t) => {
  const scene = await bookingScene(t);
  const { tilleuls, mails } = scene;
  const browser = await scene.visitor().signIn('anais@exemple.example');
  const id = await booked(browser, tilleuls);
  await scene.runner.idle();
  mails.length = 0;

  const address = `/mes-rendez-vous/${id}/signaler`;
  assert.match((await browser.get(`/mes-rendez-vous/${id}`)).body, new RegExp(`href="${address}"`));
  const form = await browser.get(address);
  assert.match(textOf(form.body), /Signaler Mardi 24 novembre à 9 h 20, Dr Nolwenn Quéré/);
  assert.match(form.body, /value="anais@exemple\.example"/);
  const told = { kind: 'refusal-of-care', name: 'Anaïs Fictive', email: 'anais@exemple.example' };
  const short = await browser.post(address, { ...told, reason: 'Non' });
  assert.equal(short.statusCode, 422);
  assert.match(short.body, /value="refusal-of-care" required\s+checked/);
  const sent = await browser.post(address, { ...told, reason: 'On m’a refusée au comptoir à cause de la CSS.' });
  assert.match(textOf(sent.body), /Son numéro est S-1 \. Un accusé de réception part à anais@exemple\.example/);

  const page = await scene.visitor().get(`/praticien/${tilleuls.slug}`);
  const link = /href="(\/signaler\?profil=[^"]+)"/.exec(page.body)![1]!;
  assert.match(textOf((await scene.visitor().get(link)).body), /Signaler le profil de Nolwenn Quéré/);
  const reason = 'La page dit que les patients de l’AME ne sont pas reçus.';
  const mention = { ...told, kind: 'discrimination', slug: tilleuls.slug, reason };
  const other = await scene.visitor().post('/signaler', mention);
  assert.match(textOf(other.body), /Son numéro est S-2 : notez-le/);

  const cases = await scene.databases.commons
    .selectFrom('directory.cases')
    .select(['number', 'kind', 'origin', 'place', 'organization_id', 'professional_id'])
    .orderBy('number')
    .execute();
  const where = { organization_id: tilleuls.organizationId, professional_id: tilleuls.professionalId };
  assert.deepEqual(
    cases.map((one) => ({ ...one, number: Number(one.number) })),
    [
      {
        number: 1,
        kind: 'refusal-of-care',
        origin: 'appointment',
        place: 'Rendez-vous, Cabinet des Tilleuls',
        ...where,
      },
      { number: 2, kind: 'discrimination', origin: 'profile', place: `/praticien/${tilleuls.slug}`, ...where },
    ],
  );
  assert.deepEqual(
    mails.map(({ to, subject }) => [to, subject]),
    [1, 2].flatMap((number) => [
      ['anais@exemple.example', `Votre signalement S-${number} est enregistré`],
      ['exploitant@cabinet.example', `Signalement S-${number} à examiner`],
    ]),
  );

  // Whosever address is given, it is written to so many times a day.
  assert.deepEqual(
    mails.map(({ mostPerDay }) => mostPerDay),
    [3, 30, 3, 30],
  );

  const stranger = await scene.visitor().signIn('b@exemple.example', { prenom: 'Zoé', nom: 'Inventée' });
  assert.equal((await stranger.post(address, { ...told, reason: 'Je ne suis jamais venue ici.' })).statusCode, 404);
});

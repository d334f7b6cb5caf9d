import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { longDate } from '#platform/web/french/dates.ts';
import { openBrowser, openPageOf, seen, TELEPHONE, violations } from '#tests/harness/browser.ts';
import { callerOf } from '#tests/harness/caller.ts';
import { startCabinet } from '#tests/harness/cabinet.ts';

const cabinet = await startCabinet({ after });
const browser = await openBrowser({ after });
const operator = await callerOf(cabinet, 'operator', 'Exploitant de la démonstration');
const reader = await callerOf(cabinet, 'practitioner', 'Cabinet des Tilleuls');
const MENTION =
  'Information générale, donnée sans garantie : elle ne remplace ni les textes en vigueur, ni votre jugement.';

test('MAI-289 MAI-290 staff publish news, articles and answers under headings: a user opens one, finds each with its date, and reads its author, its update and that it is without warranty', async () => {
  const desk = await openPageOf(operator, browser);
  await desk.goto(`${cabinet.url}/pro/ressources`);
  await desk
    .getByRole('button', { name: 'Publier' })
    .or(desk.getByRole('link', { name: 'Publier' }))
    .first()
    .click();
  await desk.getByLabel('Nouvelle rubrique').fill('Prise de rendez-vous');
  await desk.getByRole('textbox', { name: 'Titre' }).fill('Ouvrir son agenda aux patients');
  await desk.getByRole('textbox', { name: 'Texte' }).fill('Choisissez d’abord les motifs.\n\nPuis les horaires.');
  await desk.getByRole('main').getByRole('button', { name: 'Publier' }).last().click();
  await seen(desk.getByRole('heading', { level: 1, name: 'Ouvrir son agenda aux patients' }));
  assert.deepEqual(await violations(desk), []);
  const { headings } = await operator.do<{
    headings: { id: string; title: string; articles: { id: string; updatedAt: string }[] }[];
  }>(...(['GET', '/api/resources/headings'] as const));
  const [booking] = headings;
  const { id: other } = await operator.do<{ id: string }>('POST', '/api/resources/headings', { title: 'Nouveautés' });
  for (const [headingId, kind, title] of [
    [booking!.id, 'question', 'Un patient peut-il annuler seul ?'],
    [other, 'news', 'Les rappels disent quand ils arrivent'],
  ]) {
    await operator.do('POST', '/api/resources/articles', {
      headingId,
      kind,
      title,
      body: 'Oui, dans le délai choisi.',
    });
  }
  const written = { headingId: other, kind: 'news', title: 'Une page de plus', body: 'Un texte.' };
  assert.deepEqual(await reader.refused('POST', '/api/resources/articles', written), [403, 'permission.missing']);

  const page = await openPageOf(reader, browser, TELEPHONE);
  await page.goto(`${cabinet.url}/pro/ressources`);
  await seen(page.getByRole('heading', { name: 'Prise de rendez-vous' }));
  const lines = async () => (await page.getByRole('main').getByRole('listitem').allInnerTexts()).map(plain);
  assert.deepEqual(
    (await lines()).map((line) => line.replace(/, \S.*$/, ', [date]')),
    ['Un patient peut-il annuler seul ? Question et réponse, [date]', 'Ouvrir son agenda aux patients Article, [date]'],
  );
  assert.ok((await lines()).every((line) => line.includes(String(new Date().getFullYear()))));
  await page.getByRole('link', { name: 'Nouveautés' }).click();
  await seen(page.getByRole('link', { name: 'Les rappels disent quand ils arrivent' }));
  assert.equal((await lines()).length, 1);
  assert.deepEqual(await violations(page), []);
  await page.goto(`${cabinet.url}/pro/ressources/${booking!.articles[0]!.id}`);
  await seen(page.getByText(MENTION, { exact: true }));
  const [about, ...paragraphs] = (await page.getByRole('article').getByRole('paragraph').allInnerTexts()).map(plain);
  assert.equal(
    about,
    `Article, Prise de rendez-vous. Par Prosper Régisseur, mis à jour le ${plain(longDate(booking!.articles[0]!.updatedAt))}.`,
  );
  assert.deepEqual(paragraphs.slice(0, 2), ['Choisissez d’abord les motifs.', 'Puis les horaires.']);
  assert.deepEqual(await violations(page), []);

  const [article] = booking!.articles;
  await operator.do('DELETE', `/api/resources/articles/${article!.id}`);
  assert.deepEqual(await reader.refused('GET', `/api/resources/articles/${article!.id}`), [
    404,
    'resources.article-not-found',
  ]);
});

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

// Long because: one Cabinet and one browser serve four walks through the same service; a start costs half a minute.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { lines, makeDocx, makePdf } from '#platform/documents/testing.ts';
import { extractText } from '#platform/documents/text-extraction.ts';
import { gone, heading, openBrowser, openPage, openPageOf, seen, signInOnScreen } from '#tests/harness/browser.ts';
import { accountOf, callerOf } from '#tests/harness/caller.ts';
import { startCabinet } from '#tests/harness/cabinet.ts';
import { acknowledge, analysed, pasteStay, REPORT, validatedStay } from '#tests/harness/coding.ts';
import { mailTo } from '#tests/harness/outbox.ts';
import * as review from '#tests/harness/review-page.ts';

const cabinet = await startCabinet({ after });
const browser = await openBrowser({ after });
const CLINIC = 'Clinique des Deux-Caps';
const ESCARRE = 'escarre du sacrum de stade 2';

test('a new coder acknowledges, drops three kinds of files and pastes one, checks each text and has them analysed', async () => {
  const page = await openPage(browser);
  await signInOnScreen(page, cabinet.url, await accountOf(cabinet, 'coder-tim', CLINIC));
  await page.getByRole('link', { name: 'Codage' }).click();
  await heading(page, 'Avant de coder');
  await page.getByRole('button', { name: 'J’en prends acte' }).click();
  await heading(page, 'Codage');
  await page
    .getByRole('button', { name: /^Importer/ })
    .first()
    .click();
  await heading(page, 'Importer des comptes rendus');

  await review.dropFiles(page, [
    { name: 'sejour-word.docx', content: makeDocx(REPORT.split('\n')) },
    { name: 'sejour-pdf.pdf', content: await makePdf([lines(REPORT.split('\n'))]) },
    { name: 'sejour-texte.txt', content: `${REPORT}\nFin.` },
    { name: 'numerise.pdf', content: await makePdf([[]]) },
    { name: 'radio.png', content: 'une image' },
  ]);
  await seen(page.getByText('radio.png : ce genre de fichier n’est pas lu ici'));
  await seen(page.getByText('3 importés, 1 refusé'));
  await seen(review.importedFile(page, 'numerise.pdf').getByRole('alert'));
  assert.match((await review.importedFile(page, 'numerise.pdf').textContent())!, /pas de texte.*Rien n’a été gardé/is);
  for (const name of ['sejour-word', 'sejour-pdf', 'sejour-texte']) {
    const file = review.importedFile(page, name);
    await file.getByRole('button', { name: 'Vérifier le texte' }).click();
    await seen(file.getByRole('region', { name: 'Texte lu' }).getByText(ESCARRE));
  }
  await page.getByRole('button', { name: 'Analyser 3 séjours' }).click();
  await seen(page.getByText('Analyse lancée pour 3 séjours'));
  await review
    .importedFile(page, 'sejour-pdf')
    .getByRole('link', { name: /Ouvrir le séjour/ })
    .click();
  await heading(page, /sejour-pdf$/);
  await seen(page.getByText(/^Reste \d+ à décider$/));

  await page.goto(`${cabinet.url}/pro/codage/importer`);
  await page.getByRole('tab', { name: 'Texte collé' }).click();
  await page.getByLabel('Texte du compte rendu').fill(REPORT);
  await page.getByLabel('Identifiant du séjour').fill('sejour-colle');
  await page.getByRole('button', { name: 'Importer et vérifier le texte' }).click();
  await heading(page, /sejour-colle$/);
  await seen(page.getByText(ESCARRE));
  await page.getByRole('button', { name: /Le texte est bon, analyser/ }).click();
  await seen(page.getByText(/^Reste \d+ à décider$/));
  await page.context().close();
});

test('with the mouse, a coder decides each proposal, is held back until the last, closes and exports', async () => {
  const coder = await callerOf(cabinet, 'coder-tim');
  const { stay } = await analysed(coder, (await pasteStay(coder, 'souris-1')).stay.id);
  const page = await openPageOf(coder, browser);
  await page.goto(`${cabinet.url}/pro/codage/${stay.id}`);
  await review.onCode(page, 'Z96.6');
  const proposals = await review.remaining(page);

  await review
    .card(page)
    .getByRole('button', { name: /^Accepter/ })
    .click();
  await review.remains(page, proposals - 1);
  await page.getByRole('button', { name: /^Annuler/ }).click();
  await review.remains(page, proposals);
  await review.onCode(page, 'Z96.6');
  await review
    .card(page)
    .getByRole('button', { name: /^Accepter/ })
    .click();
  await review.onCode(page, 'S72.00');
  await review
    .card(page)
    .getByRole('button', { name: /^Accepter/ })
    .click();

  await review.lineOf(page, 'F41.9').click();
  await review.card(page).getByRole('button', { name: 'Refuser en disant pourquoi' }).click();
  await page.getByRole('menuitem', { name: 'sans effet sur les soins' }).click();
  await seen(review.lineOf(page, 'F41.9').getByText('refusée : sans effet sur les soins'));

  await review.lineOf(page, 'E44.0').click();
  await review
    .card(page)
    .getByRole('button', { name: /^Remplacer/ })
    .click();
  await page.getByRole('combobox', { name: 'Code ou mots' }).fill('E43');
  await page.getByRole('option', { name: /^E43/ }).first().click();
  await seen(review.lineOf(page, 'E43').getByText('remplace'));

  await page.getByRole('button', { name: 'Ajouter un code en DAS' }).click();
  await page.getByRole('combobox', { name: 'Code ou mots' }).fill('incontinence urinaire');
  await page
    .getByRole('option')
    .filter({ hasText: /incontinence urinaire/i })
    .first()
    .click();
  await seen(page.getByRole('region', { name: 'Décisions' }).getByText(/^saisie, /));

  // All but one: closing is refused and leads to it.
  while ((await review.remaining(page)) > 1) {
    const before = await review.remaining(page);
    await review
      .card(page)
      .getByRole('button', { name: /^Accepter/ })
      .click();
    await review.remains(page, before - 1);
  }
  const last = (await review.card(page).getAttribute('aria-label'))!.split(',')[0]!;
  await review.lineOf(page, 'Z96.6').click();
  const close = page.getByRole('button', { name: /^Clore/ });
  assert.equal(await close.getAttribute('aria-disabled'), 'true');
  await close.hover();
  await seen(page.getByRole('tooltip', { name: 'Reste 1 proposition à décider.' }));
  // Said to be disabled, it still leads to what waits.
  await close.click({ force: true });
  await review.onCode(page, last);
  await review
    .card(page)
    .getByRole('button', { name: /^Accepter/ })
    .click();
  await review.remains(page, 0);
  await review.closeCoding(page);
  await seen(page.getByRole('heading', { name: 'Codage validé, version 1' }));

  await checkExports(page, 'souris-1');
  await page.context().close();
});

/** Downloads the three exports and reads each: codes, origin, person, date, engine and notices (CIM-54). */
async function checkExports(page: Awaited<ReturnType<typeof openPage>>, localId: string): Promise<void> {
  const json = await review.exported(page, 'JSON, pour un logiciel');
  assert.equal(json.name, `codage ${localId} v1.json`);
  const coded = JSON.parse(json.content.toString()) as {
    status: string;
    version: number;
    validatedBy: { name: string };
    codes: { role: string; code: string; origin: string; replaces: string | null; status: string }[];
    notices: string[];
  };
  assert.equal(`${coded.status} ${coded.version} ${coded.validatedBy.name}`, 'validated 1 Hélène Gaspardine');
  const codes = coded.codes.map(({ role, code, origin, replaces }) =>
    `${role} ${code} ${origin} ${replaces ?? ''}`.trim(),
  );
  assert.ok(codes.includes('MMP Z966 accepted'), codes.join('; '));
  assert.ok(codes.includes('DAS E43 replaced E440'), codes.join('; '));
  assert.equal(codes.filter((code) => code.includes('entered-by-user')).length, 1);
  assert.ok(!codes.some((code) => code.includes('F419')));
  assert.match(coded.notices.join(' '), /dispositif médical/);

  const csv = await review.exported(page, 'CSV, pour un tableur');
  assert.equal(csv.name, `codage ${localId} v1.csv`);
  const rows = csv.content.toString().trim().split('\r\n');
  assert.equal(rows.length, coded.codes.length + 1);
  assert.ok(rows.some((row) => row.includes('E43') && row.includes('E440') && row.includes('Hélène Gaspardine')));

  const pdf = await review.exported(page, 'PDF, à classer');
  assert.equal(pdf.name, `codage ${localId} v1.pdf`);
  const { text } = await extractText(pdf.content, 'pdf');
  for (const expected of [localId, 'Z96.6', 'E43', 'Hélène Gaspardine', 'dispositif médical']) {
    assert.ok(text.includes(expected), `${expected} is not in the PDF:\n${text}`);
  }
}

test('with the keyboard only, a coder pastes a report, moves, accepts, refuses, replaces, adds, undoes and closes', async () => {
  const page = await openPage(browser);
  const { keyboard } = page;
  const { email, password } = await accountOf(cabinet, 'coder-tim');
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await keyboard.press(key);
  };
  await page.goto(`${cabinet.url}/pro/codage`);
  await heading(page, 'Se connecter');
  await keyboard.insertText(email);
  await press('Tab');
  await keyboard.insertText(password);
  await press('Enter');
  await heading(page, 'Codage');
  await press('n');
  await heading(page, 'Importer des comptes rendus');
  await tabTo(page, 'tab', 'Fichiers');
  await press('ArrowRight');
  await tabTo(page, 'textbox', 'Texte du compte rendu');
  await keyboard.insertText(REPORT);
  await press('Tab');
  await keyboard.insertText('clavier-1');
  await press('Control+Enter');
  await heading(page, /clavier-1$/);
  await seen(page.getByRole('button', { name: /Le texte est bon, analyser/ }));
  await press('Control+Enter');

  await review.onCode(page, 'Z96.6');
  const proposals = await review.remaining(page);
  await press('j');
  await review.onCode(page, 'S72.00');
  await press('k');
  await review.onCode(page, 'Z96.6');
  await press('Enter');
  await review.onCode(page, 'S72.00');
  await press('x');
  await review.remains(page, proposals - 2);
  await press('z');
  await review.onCode(page, 'S72.00');
  await review.remains(page, proposals - 1);
  await press('Enter');
  await review.remains(page, proposals - 2);

  await press('r');
  await seen(page.getByRole('dialog', { name: /^Remplacer/ }));
  await keyboard.insertText('R54');
  await seen(page.getByRole('option', { name: /^R54/ }));
  await press('Enter');
  await review.remains(page, proposals - 3);
  await press('a');
  await seen(page.getByRole('dialog', { name: 'Ajouter un code' }));
  await keyboard.insertText('incontinence urinaire');
  await seen(page.getByRole('option').filter({ hasText: /incontinence urinaire/i }));
  await press('Enter');
  await gone(page.getByRole('dialog'));
  await seen(page.getByRole('region', { name: 'Décisions' }).getByText(/^saisie, /));

  for (let left = proposals - 3; left > 1; left -= 1) {
    await press('Enter');
    await review.remains(page, left - 1);
  }
  const last = (await review.card(page).getAttribute('aria-label'))!.split(',')[0]!;
  await press('k', 'k', 'c');
  await review.onCode(page, last);
  await press('x');
  await seen(review.openCloseButton(page));
  await press('c');
  await seen(page.getByRole('dialog', { name: /^Clore le codage/ }));
  await tabTo(page, 'radio', '1');
  await press('Space');
  await tabTo(page, 'checkbox', 'La dépendance n’est pas codée ici');
  await press('Space');
  await tabTo(page, 'button', /^Clore avec/);
  await press('Enter');
  await seen(page.getByRole('heading', { name: 'Codage validé, version 1' }));
  await page.context().close();
});

/** Presses Tab until the focus is on a control. */
async function tabTo(
  page: Awaited<ReturnType<typeof openPage>>,
  role: 'tab' | 'textbox' | 'radio' | 'checkbox' | 'button',
  name: string | RegExp,
) {
  const wanted = page.getByRole(role, { name }).first();
  await seen(wanted);
  for (let pressed = 0; pressed < 80; pressed += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`the keyboard does not reach ${role} ${name}`);
}

test('CIM-52 a stay validated, reopened and validated again shows both versions, their authors, and nothing to edit', async () => {
  const coder = await callerOf(cabinet, 'coder-tim');
  const { stay } = await validatedStay(coder, 'rouvert-1');
  const physician = await callerOf(cabinet, 'dim-physician');
  const page = await openPageOf(physician, browser);
  await page.goto(`${cabinet.url}/pro/codage/${stay.id}`);
  await page.getByRole('button', { name: 'Rouvrir' }).click();
  await page.getByLabel('Pourquoi rouvrir').fill('Escarre à préciser');
  await page.getByRole('dialog').getByRole('button', { name: 'Rouvrir' }).click();
  await review.remains(page, 0);
  await review.lineOf(page, 'L89.1').click();
  await review.card(page).getByRole('button', { name: 'Revenir dessus' }).click();
  await review.remains(page, 1);
  await review
    .card(page)
    .getByRole('button', { name: /^Refuser/ })
    .first()
    .click();
  await review.remains(page, 0);
  await review.closeCoding(page);
  await seen(page.getByRole('heading', { name: 'Codage validé, version 2' }));

  await page.keyboard.press('h');
  const drawer = page.getByRole('dialog', { name: 'Versions et décisions' });
  await seen(drawer.getByRole('heading', { name: 'Version 2, validée par Dr Anatole Imaginet' }));
  await seen(drawer.getByRole('heading', { name: 'Version 1, validée par Hélène Gaspardine' }));
  await seen(drawer.getByText('Rouverte par Dr Anatole Imaginet : Escarre à préciser'));
  const [second, first] = await drawer.getByRole('table').allTextContents();
  assert.deepEqual([first!.includes('L89.1'), second!.includes('L89.1')], [true, false]);
  assert.equal(await drawer.locator('input, textarea, [contenteditable]').count(), 0);
  const buttons = await drawer
    .getByRole('button')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  assert.deepEqual(buttons, ['Fermer']);
  const former = await physician.do<{ version: number }>('GET', `/api/coding/stays/${stay.id}/export/json?version=1`);
  assert.equal(former.version, 1);
  await page.context().close();
});

test('a proposal is reported with a comment; the coder sees its number, the operator gets it by mail', async () => {
  const coder = await callerOf(cabinet, 'coder-tim');
  const { stay } = await analysed(coder, (await pasteStay(coder, 'anomalie-1')).stay.id);
  const page = await openPageOf(coder, browser);
  await page.goto(`${cabinet.url}/pro/codage/${stay.id}`);
  await review.onCode(page, 'Z96.6');
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog', { name: /^Signaler Z96\.6/ });
  await dialog.getByLabel(/^Doute/).check();
  await dialog.getByLabel('Ce qui ne va pas').fill('Le motif est la fracture, pas la prothèse.');
  await dialog.getByRole('button', { name: 'Envoyer le signalement' }).click();
  await seen(dialog.getByText('Signalement reçu.', { exact: false }));
  const number = /AC-\d{5}/.exec((await dialog.textContent())!)![0];
  await dialog.getByRole('button', { name: 'Revenir au codage' }).click();
  await seen(review.card(page).getByText('contesté'));

  const mail = await mailTo(cabinet, 'operateur@cabinet.invalid', new RegExp(`signalement ${number}`));
  assert.match(mail.text, new RegExp(`doute.*${number}.*${stay.id}.*MMP Z96\\.6.*Moteur.*pas la prothèse`, 's'));
  assert.ok(!mail.text.includes('hanche') && !mail.text.includes('anomalie-1') && !mail.text.includes('Gaspardine'));
  await page.goto(`${cabinet.url}/pro/boite-d-envoi`);
  await page.getByRole('link', { name: new RegExp(number) }).click();
  await seen(page.getByText('Le motif est la fracture, pas la prothèse.', { exact: false }));

  const stranger = await callerOf(cabinet, 'coder-tim', CLINIC);
  await acknowledge(stranger);
  assert.deepEqual(await stranger.refused('GET', `/api/coding/stays/${stay.id}`), [404, 'coding.stay.not-found']);
  await page.context().close();
});

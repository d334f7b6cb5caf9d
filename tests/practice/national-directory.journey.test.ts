import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { compareNightly } from '#services/practice/directory/module.ts';
import type { IdentityLine, OwnIdentity, Review } from '#services/practice/directory/api/identity.ts';
import { assertAccessible, heading, openBrowser, openPageOf, seen } from '#tests/harness/browser.ts';
import { startCabinet } from '#tests/harness/cabinet.ts';
import { callerOf, type Caller } from '#tests/harness/caller.ts';
import { cabinetCommand } from '#tests/harness/command-line.ts';
import { mailTo } from '#tests/harness/outbox.ts';

const REVIEWS = '/api/directory/identity-reviews';

const cabinet = await startCabinet({ after });
const browser = await openBrowser({ after });

/** As the public file is written: columns parted by `|`, capitals, one line for each activity. Everybody is invented. */
const FILE = [
  "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Nom d'exercice|Prénom d'exercice|Code profession|Code savoir-faire|Code mode exercice|Numéro FINESS site|Numéro SIRET site|Ancien identifiant de la structure",
  '8|99900000011|899900000011|QUERE|NOLWENN MARIE|10|SM53|L||34173748400020|',
  '8|99900000011|899900000011|QUERE|NOLWENN MARIE|10|SCH01|S|750712184||1750712184',
  '8|99900000029|899900000029|ROUMEGOUS|BASTIEN|10|SM54|L|||',
  '8|99900000037|899900000037|AUFFRET-DURAND|INES|10|SM40|L|||',
  '8|99900000045|899900000045|EMBRUNEL|SOIZIC|10|SM40|L|||',
  '8|99900000052|899900000052|GRAINVILLE|ARMAND|10|SM15|L|||',
  '8|99900000060|899900000060|PIMPRENELLE|AURELIE|50||L|||',
  '0|290000018|0290000018|ARTICULE|ZELIE|70||L|||',
  '8|||SANS NUMERO|ILLISIBLE|10||L|||',
];

/** Loads a public file of these lines, and waits until everybody was compared with it. @returns what the command says */
async function load(lines: readonly string[]): Promise<string> {
  const operator = await callerOf(cabinet, 'operator', 'Exploitant de la démonstration');
  const before = newest(await identities(operator));
  const file = path.join(cabinet.data, 'annuaire-invente.txt');
  await writeFile(file, lines.join('\n'));
  const { code, out, error } = await cabinetCommand(cabinet.data, 'import', 'directory', file);
  assert.equal(code, 0, error);
  for (const over = Date.now() + 60_000; ; await pause(200)) {
    const compared = await identities(operator);
    if (compared.every(({ comparedAt }) => comparedAt !== null && comparedAt > before)) return out;
    assert.ok(Date.now() < over, 'the professionals were not compared');
  }
}

async function identities(operator: Caller): Promise<readonly IdentityLine[]> {
  return (await operator.do('GET', '/api/directory/identities')) as unknown as readonly IdentityLine[];
}

const newest = (lines: readonly IdentityLine[]): string =>
  lines.reduce((last, { comparedAt }) => (comparedAt !== null && comparedAt > last ? comparedAt : last), '');

test('MAI-005 an RPPS or ADELI number has its form and key at entry, and one that is not in force cannot be validated', async () => {
  const manager = await callerOf(cabinet, 'practitioner', 'Kiné du Môle');
  const { sites } = await manager.do<{ sites: { id: string }[] }>('GET', '/api/professionals/practice');
  const colleague = {
    ...{ title: null, firstName: 'Joséphine', lastName: 'Articule', professionCode: '70', specialtyCode: null },
    ...{ adeli: null, siteId: sites[0]!.id, color: 2, position: 1, email: null },
  };
  const professionals = '/api/professionals/professionals';
  const refusedAs = async (rpps: string | null, adeli: string | null = null) => {
    const { status, json } = await manager.call('POST', professionals, { ...colleague, rpps, adeli });
    return [status, (json['errors'] as { field: string; rule: string }[]).map(({ field, rule }) => `${field} ${rule}`)];
  };
  assert.deepEqual(await refusedAs(null), [422, ['rpps required']]);
  assert.deepEqual(await refusedAs('9990000008'), [422, ['rpps key']]);
  assert.deepEqual(await refusedAs('99900000087'), [422, ['rpps key']]);
  assert.deepEqual(await refusedAs(null, '2900001'), [422, ['adeli shape']]);
  assert.deepEqual(await refusedAs(null, '2C0000018'), [422, ['adeli shape']]);
  await manager.do('POST', professionals, { ...colleague, rpps: '99900000086' });
  await manager.do('POST', professionals, { ...colleague, firstName: 'Zélie', rpps: null, adeli: '290000018' });
  await manager.do('POST', professionals, { ...colleague, firstName: 'Zoé', rpps: null, adeli: '290000026' });

  assert.equal(
    await load(FILE),
    '7 professionnels chargés, 1 lignes écartées ; les praticiens sont comparés dans un instant.\n',
  );
  const operator = await callerOf(cabinet, 'operator', 'Exploitant de la démonstration');
  const lines = await identities(operator);
  const differences = Object.fromEntries(lines.map((line) => [line.name, line.differences]));
  assert.deepEqual(differences, {
    ...{ 'Dr Nolwenn Quéré': [], 'Dr Bastien Roumégous': [], 'Dr Inès Auffret': ['name'] },
    ...{ 'Dr Soizic Embrunel': ['specialty'], 'Dr Armand Grainville': [], 'Aurélie Pimprenelle': [] },
    ...{ 'Théodore Balancier': ['not-in-force'], 'Joséphine Articule': ['not-in-force'] },
    ...{ 'Zélie Articule': [], 'Zoé Articule': ['not-in-force'] },
  });
  const validate = (name: string) =>
    [
      'POST',
      `/api/directory/identities/${lines.find((line) => line.name === name)!.professionalId}/validation`,
    ] as const;
  for (const name of ['Théodore Balancier', 'Zoé Articule']) {
    assert.deepEqual(await operator.refused(...validate(name)), [409, 'directory.number-not-in-force'], name);
  }
  await operator.do(...validate('Zélie Articule'));
  await operator.do(...validate('Dr Nolwenn Quéré'));

  const page = await openPageOf(operator, browser);
  await page.goto(`${cabinet.url}/pro/identites`);
  await heading(page, 'Identités des praticiens');
  await seen(page.getByText('numéro non en vigueur'));
  assert.ok(await page.getByRole('button', { name: 'Valider l’identité de Théodore Balancier' }).isDisabled());
  assert.ok(await page.getByRole('button', { name: 'Valider l’identité de Dr Bastien Roumégous' }).isEnabled());
});

test('MAI-039 name, profession and number are locked once verified: a change is a request with proof that staff answer', async () => {
  const [doctor, operator] = [
    await callerOf(cabinet, 'practitioner', 'Sages-femmes L’Hirondelle'),
    await callerOf(cabinet, 'operator', 'Exploitant de la démonstration'),
  ];
  const { own } = await doctor.do<{ own: string }>('GET', '/api/professionals/practice');
  const identity = `/api/directory/own-identities/${own}`;
  const inForce = async () => (await doctor.do<OwnIdentity>('GET', identity)).identity;
  const before = await inForce();
  await operator.do('POST', `/api/directory/identities/${own}/validation`);
  // No way around: neither the practice's settings nor a request without proof.
  const typo = form({ ...before, rpps: '99900000088' });
  assert.deepEqual(await doctor.refused('POST', `${identity}/change`, typo), [422, 'professionals.national-number']);
  const unproved = form({ ...before, rpps: '99900000094' });
  assert.deepEqual(await doctor.refused('POST', `${identity}/change`, unproved), [422, 'directory.proof-missing']);
  assert.deepEqual(await inForce(), before);
  const account = { name: 'Aurélie Autrement', function: 'Sage-femme' };
  assert.deepEqual(await doctor.refused('PUT', '/api/identity/details', account), [409, 'identity.name-locked']);

  const page = await openPageOf(doctor, browser);
  await page.goto(`${cabinet.url}/pro/profil-public`);
  await page.getByRole('button', { name: 'Demander un changement' }).click();
  const panel = page.getByRole('complementary', { name: 'Demander un changement' });
  await panel.getByLabel('Numéro RPPS').fill('99900000094');
  await panel.getByRole('button', { name: 'Envoyer la demande' }).click();
  await seen(panel.getByText('Joignez une preuve du changement.'));
  const proof = { name: 'attestation.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };
  await panel.locator('input[type=file]').setInputFiles(proof);
  await assertAccessible(page, 'asking a change of identity');
  await panel.getByRole('button', { name: 'Envoyer la demande' }).click();
  await seen(page.getByText('En attente de réponse.'));
  assert.deepEqual(await inForce(), before);
  const again = form({ ...before, lastName: 'Autre' }, proof.buffer);
  assert.deepEqual(await doctor.refused('POST', `${identity}/change`, again), [409, 'directory.change-waiting']);

  const waiting = async () => (await operator.do('GET', REVIEWS)) as unknown as readonly Review[];
  const [review] = (await waiting()).filter(({ kind, closedAt }) => kind === 'change' && closedAt === null);
  assert.deepEqual([review!.former, review!.wanted], [before, { ...before, rpps: '99900000094' }]);
  const read = await operator.call('GET', `${REVIEWS}/${review!.id}/proof`);
  assert.deepEqual([read.status, read.body], [200, proof.buffer]);
  const decision = `${REVIEWS}/${review!.id}/decision`;
  assert.deepEqual(await doctor.refused('POST', decision, { accepted: true, ground: 'Je me l’accorde.' }), [
    ...[403, 'permission.missing'],
  ]);
  // Never a number that is not in force.
  const yes = { accepted: true, ground: 'Attestation de l’Ordre conforme.' };
  assert.deepEqual(await operator.refused('POST', decision, yes), [409, 'directory.number-not-in-force']);
  await load([...FILE, '8|99900000094|899900000094|PIMPRENELLE|AURELIE|50||L|||']);

  const desk = await openPageOf(operator, browser);
  await desk.goto(`${cabinet.url}/pro/identites`);
  await desk.getByRole('button', { name: 'À examiner' }).click();
  await heading(desk, 'Identités à examiner');
  await desk.getByRole('row').filter({ hasText: 'RPPS : 99900000094' }).click();
  const answering = desk.getByRole('complementary', { name: 'Aurélie Pimprenelle' });
  await answering.getByLabel('Accepter : le changement prend effet').check();
  await answering.getByLabel('Motif').fill(yes.ground);
  await assertAccessible(desk, 'answering a change of identity');
  await answering.getByRole('button', { name: 'Répondre' }).click();
  await seen(desk.getByText('Réponse à Aurélie Pimprenelle enregistrée'));
  assert.deepEqual(await inForce(), { ...before, rpps: '99900000094' });
  assert.match(
    (await mailTo(cabinet, 'aurelie.pimprenelle@hirondelle.example', /demande acceptée/)).text,
    /Ordre conforme/,
  );
  await Promise.all([page.context().close(), desk.context().close()]);
});

test('MAI-040 a change of status is declared, and the night finds who left the directory: a review with the difference', async () => {
  const [doctor, operator] = [
    await callerOf(cabinet, 'practitioner', 'Dermatologie des Embruns'),
    await callerOf(cabinet, 'operator', 'Exploitant de la démonstration'),
  ];
  const { own } = await doctor.do<{ own: string }>('GET', '/api/professionals/practice');
  const page = await openPageOf(doctor, browser);
  await page.goto(`${cabinet.url}/pro/profil-public`);
  await page.getByRole('button', { name: 'Déclarer un changement de situation' }).click();
  const panel = page.getByRole('complementary', { name: 'Changement de situation' });
  await panel.getByLabel('Retraite').check();
  await panel.getByLabel('À partir du').fill('1/7/2031');
  await panel.getByRole('button', { name: 'Déclarer' }).click();
  await seen(page.getByText('En attente de réponse.'));
  await page.context().close();

  await load(FILE);
  const grainville = (await identities(operator)).find(({ name }) => name === 'Dr Armand Grainville')!;
  await operator.do('POST', `/api/directory/identities/${grainville.professionalId}/validation`);
  // The directory of the next day no longer holds him: the job of each night finds it, which a new file asks for too.
  assert.deepEqual(compareNightly.schedule, { cron: '10 4 * * *', timeZone: 'Europe/Paris' });
  await load(FILE.filter((line) => !line.includes('GRAINVILLE')));

  const desk = await openPageOf(operator, browser);
  await desk.goto(`${cabinet.url}/pro/identites/a-examiner`);
  await seen(desk.getByRole('row').filter({ hasText: 'Dr Armand Grainville' }).getByText('numéro non en vigueur'));
  await seen(desk.getByRole('row').filter({ hasText: 'Dr Soizic Embrunel' }).getByText('Retraite'));
  await assertAccessible(desk, 'identities to examine');
  await desk.context().close();
  const reviews = (await operator.do('GET', REVIEWS)) as unknown as readonly Review[];
  const [status] = reviews.filter(({ professionalId, kind }) => professionalId === own && kind === 'status');
  assert.deepEqual(
    [status!.status, status!.statusFrom, status!.openedBy],
    ['retired', '2031-07-01', 'Dr Soizic Embrunel'],
  );
});

/** An identity as the screen sends it, with the file that proves it. */
function form(identity: object, proof?: Buffer): FormData {
  const body = new FormData();
  body.append('identity', JSON.stringify(identity));
  if (proof !== undefined) body.append('proof', new Blob([new Uint8Array(proof)]), 'preuve.pdf');
  return body;
}

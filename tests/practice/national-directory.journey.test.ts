import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, test } from 'node:test';
import type { IdentityLine } from '#services/practice/directory/national/identities.ts';
import { heading, openBrowser, openPageOf, seen } from '#tests/harness/browser.ts';
import { startCabinet } from '#tests/harness/cabinet.ts';
import { callerOf } from '#tests/harness/caller.ts';
import { cabinetCommand } from '#tests/harness/command-line.ts';

const cabinet = await startCabinet({ after });

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
  '8|||SANS NUMERO|ILLISIBLE|10||L|||',
].join('\n');

test('part of MAI-005 a national number has its key at entry, and one that is not in force cannot be validated', async (t) => {
  const manager = await callerOf(cabinet, 'practitioner', 'Kiné du Môle');
  const { sites } = await manager.do<{ sites: { id: string }[] }>('GET', '/api/professionals/practice');
  const colleague = {
    ...{ title: null, firstName: 'Joséphine', lastName: 'Articule', professionCode: '70', specialtyCode: null },
    ...{ adeli: null, siteId: sites[0]!.id, color: 2, position: 1, email: null },
  };
  const professionals = '/api/professionals/professionals';
  const refusedAs = async (rpps: string | null) => {
    const { status, json } = await manager.call('POST', professionals, { ...colleague, rpps });
    return [status, (json['errors'] as { field: string; rule: string }[]).map(({ field, rule }) => `${field} ${rule}`)];
  };
  assert.deepEqual(await refusedAs(null), [422, ['rpps required']]);
  assert.deepEqual(await refusedAs('9990000008'), [422, ['rpps key']]);
  assert.deepEqual(await refusedAs('99900000087'), [422, ['rpps key']]);
  await manager.do('POST', professionals, { ...colleague, rpps: '99900000086' });

  const file = path.join(cabinet.data, 'annuaire-invente.txt');
  await writeFile(file, FILE);
  const { code, out } = await cabinetCommand(cabinet.data, 'import', 'directory', file);
  assert.deepEqual(
    [code, out],
    [0, '6 professionnels chargés, 1 lignes écartées ; les praticiens ont été comparés.\n'],
  );
  const operator = await callerOf(cabinet, 'operator', 'Exploitant de la démonstration');
  const lines = (await operator.do('GET', '/api/directory/identities')) as unknown as readonly IdentityLine[];
  const differences = Object.fromEntries(lines.map((line) => [line.name, line.differences]));
  assert.deepEqual(differences, {
    ...{ 'Dr Nolwenn Quéré': [], 'Dr Bastien Roumégous': [], 'Dr Inès Auffret': ['name'] },
    ...{ 'Dr Soizic Embrunel': ['specialty'], 'Dr Armand Grainville': [], 'Aurélie Pimprenelle': [] },
    ...{ 'Théodore Balancier': ['not-in-force'], 'Joséphine Articule': ['not-in-force'] },
  });
  const validate = (name: string) =>
    [
      'POST',
      `/api/directory/identities/${lines.find((line) => line.name === name)!.professionalId}/validation`,
    ] as const;
  assert.deepEqual(await operator.refused(...validate('Théodore Balancier')), [409, 'directory.number-not-in-force']);
  await operator.do(...validate('Dr Nolwenn Quéré'));

  const page = await openPageOf(operator, await openBrowser(t));
  await page.goto(`${cabinet.url}/pro/identites`);
  await heading(page, 'Identités des praticiens');
  await seen(page.getByText('numéro non en vigueur'));
  assert.ok(await page.getByRole('button', { name: 'Valider l’identité de Théodore Balancier' }).isDisabled());
  assert.ok(await page.getByRole('button', { name: 'Valider l’identité de Dr Bastien Roumégous' }).isEnabled());
});

import { deepEqual, equal, ok } from 'node:assert/strict';
import test from 'node:test';
import { csvRecords, spreadsheetText } from '#platform/kernel/csv.ts';
import type { ImportPreview, PatientImport, ReadFile } from '../api/imports.ts';
import { patientsScene } from '../testing/scene.ts';

const FAMILIES = ['Tavernel', 'Aubrac', 'Zeggane', 'Castellane', 'Vauquelin', 'Dubreuil', 'Frémaux', 'O’Brian'];
const FIRST = ['Marius', 'Yasmine', 'Joseph', 'Clémence', 'Ilan', 'Rose-May', 'Augustin', 'Nino', 'Zoé 🌻', 'Régis'];
const HEAD = ['Nom de naissance', 'Prénoms', 'Né(e) le', 'Sexe', 'Portable', 'E-mail', 'N° SS'];

/** Ten thousand different people; every thirty-third of the first 9 900 has a date, a number or an address that is none. */
function manyLines(count: number, broken: number): (string | number)[][] {
  const letters = (n: number) => [...String(n)].map((figure) => 'abcdefghij'[Number(figure)]).join('');
  return Array.from({ length: count }, (_, n) => {
    const day = Temporal.PlainDate.from('1930-01-01').add({ days: n * 3 });
    const wrong = n % 33 === 0 && n / 33 < broken ? (n / 33) % 3 : null;
    return [
      `${FAMILIES[n % FAMILIES.length]} ${letters(n)}`,
      FIRST[n % FIRST.length]!,
      wrong === 0 ? '31/02/1984' : `${day.day}/${day.month}/${day.year}`,
      n % 2 === 0 ? 'F' : 'Monsieur',
      wrong === 1 ? '06 12' : `06${String(10_000_000 + n)}`,
      wrong === 2 ? 'sans arobase' : '',
      '284037512000591',
    ];
  });
}

test('10 000 patients with 300 broken lines: 9 700 come in, the 300 come back as a file, and the import is undone', async (t) => {
  const scene = await patientsScene(t);
  const content = spreadsheetText([HEAD, ...manyLines(10_000, 300)]);
  const answer = await scene.secretary.form('/imports', [{ name: 'patientèle d’avant.csv', content }]);
  const read = answer.json as unknown as ReadFile;
  deepEqual(
    [read.import.lines, read.import.encoding, read.import.separator, read.columns, read.proposed],
    [
      ...[10_000, 'UTF-8', 'point-virgule', HEAD],
      ['birthName', 'birthFirstNames', 'birthDate', 'sex', 'phone', 'email', null],
    ],
  );
  const one = `/imports/${read.import.id}`;
  const preview = await scene.secretary.do<ImportPreview>('POST', `${one}/preview`, { mapping: read.proposed });
  deepEqual([preview.good, preview.refused, preview.alike, preview.errors.length], [9_700, 300, 0, 100]);
  deepEqual(
    preview.errors.slice(0, 3).map(({ line, field, value }) => [line, field, value]),
    [
      [2, 'birthDate', '31/02/1984'],
      [35, 'phone', '06 12'],
      [68, 'email', 'sans arobase'],
    ],
  );
  await scene.secretary.do('POST', `${one}/start`, { mapping: read.proposed, duplicates: 'skip' });
  equal(
    (await scene.secretary.call('POST', `${one}/start`, { mapping: read.proposed, duplicates: 'skip' })).status,
    409,
  );
  await scene.runner.idle();
  const done = await scene.secretary.do<PatientImport>('GET', one);
  deepEqual([done.state, done.linesDone, done.created, done.skipped, done.refused], ['done', 10_000, 9_700, 0, 300]);
  const refused = csvRecords((await scene.secretary.call('GET', `${one}/refused`)).body, ';');
  equal(refused.length, 301);
  deepEqual(refused[1]!.fields.slice(0, 3), ['Tavernel a', 'Marius', '31/02/1984']);
  deepEqual(refused[1]!.fields.slice(-2), [
    '2',
    '31/02/1984 : Cette date n’existe pas, ou s’écrit autrement : 14/03/1984.',
  ]);
  // What was written is found, apostrophe and emoji included; no number of insurance came in.
  ok((await scene.secretary.search("o'brian")).length > 0);
  const rows = await scene.database
    .selectFrom('patients.patients')
    .selectAll()
    .where('import_id', '=', done.id)
    .limit(50)
    .execute();
  ok(!JSON.stringify(rows).includes('284037512000591'));

  // Corrected, the refused lines make the next file; what is already here is flagged and left out.
  const used = rows[0]!.id;
  await scene.secretary.do('POST', `/${used}/notes`, { text: 'Venue ce matin' });
  const again = await scene.secretary.form('/imports', [
    { name: 'encore.csv', content: spreadsheetText([HEAD, ...manyLines(1_000, 0)]) },
  ]);
  const second = again.json as unknown as ReadFile;
  const flagged = await scene.secretary.do<ImportPreview>('POST', `/imports/${second.import.id}/preview`, {
    mapping: second.proposed,
  });
  deepEqual([flagged.good, flagged.refused, flagged.alike, flagged.duplicates.length], [1_000, 0, 969, 20]);
  await scene.secretary.do('POST', `/imports/${second.import.id}/start`, {
    mapping: second.proposed,
    duplicates: 'skip',
  });
  await scene.runner.idle();
  const { created, skipped } = await scene.secretary.do<PatientImport>('GET', `/imports/${second.import.id}`);
  deepEqual([created, skipped], [31, 969]);

  // Undone: all go, save the patient who has been used since.
  deepEqual(await scene.secretary.do('POST', `${one}/undo`), { removed: 9_699, kept: 1 });
  equal((await scene.secretary.call('GET', `/${used}`)).status, 200);
  equal((await scene.secretary.call('POST', `${one}/undo`)).json['code'], 'patients.import.not-done');
});

test('a file of another age is read: Windows-1252, tabulations, titles of another software', async (t) => {
  const scene = await patientsScene(t);
  const text = 'Nom usuel\tNom naissance\tPrénom\tNaissance\tTél\r\nIbarra\tCazaubon\tSolène\t14/03/84\t0639984107\r\n';
  const answer = await scene.secretary.form('/imports', [{ name: 'vieux.txt', content: Buffer.from(text, 'latin1') }]);
  const read = answer.json as unknown as ReadFile;
  deepEqual(
    [read.import.encoding, read.import.separator, read.proposed],
    [...['Windows-1252', 'tabulation'], ['usedName', 'birthName', 'birthFirstNames', 'birthDate', 'phone']],
  );
  await scene.secretary.do('POST', `/imports/${read.import.id}/start`, {
    mapping: read.proposed,
    duplicates: 'create',
  });
  await scene.runner.idle();
  const [line] = await scene.secretary.search('14/3/1984');
  deepEqual(line?.opposed === false && [line.name, line.birthName, line.phone, line.phoneState], [
    ...['Solène Ibarra', 'Cazaubon', '+33639984107', 'to-check'],
  ]);
  // What goes out comes in again.
  const exported = await scene.secretary.call('GET', '/export');
  const back = await scene.secretary.form('/imports', [{ name: 'patients.csv', content: exported.body }]);
  equal((back.json as unknown as ReadFile).proposed.filter((field) => field !== null).length, 14);
});

test('a file that is none is refused with what to do', async (t) => {
  const scene = await patientsScene(t);
  const refusal = async (content: string) => {
    const { status, json } = await scene.secretary.form('/imports', [{ name: 'x.csv', content }]);
    return [status, json['code']];
  };
  deepEqual(await refusal('Nom;Prénom\r\n'), [422, 'patients.import.empty']);
  deepEqual(await refusal('Nom\r\nIbarra\r\n'), [422, 'patients.import.one-column']);
  deepEqual(await refusal('%PDF-1.7'), [415, 'documents.unsupported']);
  equal((await scene.newcomer.form('/imports', [{ name: 'x.csv', content: 'a;b\r\nc;d' }])).status, 403);
});

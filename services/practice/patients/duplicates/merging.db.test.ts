import { deepEqual, equal } from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import type { DuplicatePair, MergePreview } from '../api/duplicates.ts';
import { patientsScene, type PatientsScene } from '../testing/scene.ts';

const KEPT = { birthName: 'Cazaubon', birthFirstNames: 'Solène', birthDate: '1984-03-14', city: 'Valrive' } as const;
const MERGED = {
  ...{ birthName: 'Cazobon', birthFirstNames: 'Solene', birthDate: '1984-03-14', usedName: 'Ibarra' },
  ...{ phone: '0639984107', alert: 'Malentendante' },
} as const;

/** Every row of the practice that names one of these files, by table: what a merge and its undoing may not lose. */
async function pointing(scene: PatientsScene, id: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ table: string; column: string }>`
    SELECT conrelid::regclass::text AS table, attname AS column FROM pg_constraint
    JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
    WHERE contype = 'f' AND confrelid = 'patients.patients'::regclass`.execute(scene.database);
  const counts: Record<string, number> = {};
  for (const { table, column } of rows) {
    if (/merge|distinct|openings|patients.patients/.test(table)) continue;
    const found = await sql<{ count: number }>`
      SELECT count(*)::int AS count FROM ${sql.table(table)} WHERE ${sql.ref(column)} = ${id}`.execute(scene.database);
    if (found.rows[0]!.count > 0) counts[table] = found.rows[0]!.count;
  }
  return counts;
}

async function twoFiles(t: Parameters<typeof patientsScene>[0]) {
  const scene = await patientsScene(t);
  const kept = await scene.secretary.create(KEPT);
  const merged = await scene.secretary.create(MERGED);
  await scene.secretary.do('POST', `/${kept}/notes`, { text: 'Note du dossier gardé' });
  await scene.secretary.do('POST', `/${merged}/notes`, { text: 'Note du dossier fusionné' });
  await scene.secretary.form(`/${merged}/documents`, [{ name: 'bilan.txt', content: 'x' }], { originalsKept: 'yes' });
  await scene.secretary.do('POST', `/${merged}/companions`, { name: 'Paul Ibarra', capacity: 'relative' });
  await scene.secretary.do('POST', `/${merged}/coverages`, { kind: 'amc', organism: 'Mutuelle des Landes' });
  await scene.secretary.do('POST', `/${merged}/consultations`, {});
  await scene.secretary.do('POST', `/${merged}/oppositions`, {
    professionalId: scene.professionals.auffret,
    manner: 'letter',
  });
  await scene.secretary.do('POST', `/${merged}/consents`, {
    ...{ subject: 'care', kind: 'information', manner: 'oral', purpose: 'Soins', givenOn: '2026-11-19' },
  });
  await scene.secretary.do('POST', `/${merged}/care-team`, { professionalId: scene.professionals.quere });
  return { scene, kept, merged };
}

test('a merge takes over what was chosen and everything that pointed to the other file; undone, all comes back', async (t) => {
  const { scene, kept, merged } = await twoFiles(t);
  const before = { kept: await pointing(scene, kept), merged: await pointing(scene, merged) };
  const files = { kept: await scene.secretary.file(kept), merged: await scene.secretary.file(merged) };
  const preview = await scene.secretary.do<MergePreview>('GET', `/merges/preview?kept=${kept}&merged=${merged}`);
  deepEqual(
    preview.fields
      .filter(({ differs }) => differs)
      .map(({ field, kept: one, merged: other, proposed }) => [field, one, other, proposed]),
    [
      ['birthName', 'Cazaubon', 'Cazobon', 'kept'],
      ['birthFirstNames', 'Solène', 'Solene', 'kept'],
      ['usedName', null, 'Ibarra', 'merged'],
      ['phone', null, '+33639984107', 'merged'],
      ['address', 'Valrive', null, 'kept'],
      ['alert', null, 'Malentendante', 'merged'],
    ],
  );
  equal(
    preview.moving.reduce((sum, { rows }) => sum + rows, 0),
    Object.values(before.merged).reduce((sum, rows) => sum + rows, 0),
  );

  const { mergeId } = await scene.secretary.do<{ mergeId: string }>('POST', '/merges', {
    ...{ keptId: kept, mergedId: merged, keptVersion: preview.keptVersion, mergedVersion: preview.mergedVersion },
    take: ['usedName', 'phone', 'alert'],
  });
  const one = await scene.secretary.file(merged);
  deepEqual(
    [one.id, one.name, one.birthName, one.phone, one.alert, one.city, one.companions.length, one.coverages.length],
    [kept, 'Solène Ibarra', 'Cazaubon', '+33639984107', 'Malentendante', 'Valrive', 1, 1],
  );
  deepEqual(await pointing(scene, merged), {});
  deepEqual(
    (await scene.secretary.search('solène')).map((line) => line.id),
    [kept],
  );
  // The ban that was on the merged file closes the kept one.
  equal((await scene.auffret.call('GET', `/${kept}`)).json['code'], 'patients.opposed');

  // Meanwhile somebody corrects the kept file: their correction stays.
  await scene.quere.do('PATCH', `/${kept}`, { version: one.version, phone: '0639984199', city: 'Valrive-le-Haut' });
  await scene.secretary.do('POST', `/${kept}/notes`, { text: 'Note écrite après la fusion' });
  await scene.secretary.do('POST', `/merges/${mergeId}/undo`);
  deepEqual(await pointing(scene, merged), before.merged);
  deepEqual(await pointing(scene, kept), { ...before.kept, 'patients.notes': 2 });
  const parted = { kept: await scene.secretary.file(kept), merged: await scene.secretary.file(merged) };
  const stable = (file: object) => ({ ...file, version: 0, changedAt: '' });
  deepEqual(stable(parted.merged), stable(files.merged));
  deepEqual(
    stable(parted.kept),
    stable({
      ...files.kept,
      phone: '+33639984199',
      phoneState: 'good',
      contactConfirmedOn: '2026-11-19',
      city: 'Valrive-le-Haut',
    }),
  );
  equal((await scene.auffret.call('GET', `/${kept}`)).status, 200);
  equal((await scene.secretary.call('POST', `/merges/${mergeId}/undo`)).json['code'], 'patients.merge.undone');
});

test('a file banned to whoever merges is not merged by them, nor one that changed meanwhile', async (t) => {
  const { scene, kept, merged } = await twoFiles(t);
  const given = { keptId: kept, mergedId: merged, keptVersion: 1, mergedVersion: 1, take: [] };
  equal((await scene.auffret.call('POST', '/merges', given)).json['code'], 'patients.opposed');
  equal((await scene.auffret.call('GET', `/merges/preview?kept=${kept}&merged=${merged}`)).status, 403);
  await scene.secretary.do('PATCH', `/${merged}`, { version: 1, city: 'Ailleurs' });
  equal((await scene.secretary.call('POST', '/merges', given)).json['code'], 'patients.changed-meanwhile');
});

test('duplicates are told at entry, listed, and no more once a person has told them apart', async (t) => {
  const scene = await patientsScene(t);
  const id = await scene.secretary.create(KEPT);
  const again = await scene.secretary.do<{ id: null; alike: { patient: { id: string }; reasons: string[] }[] }>(
    'POST',
    '',
    MERGED,
  );
  deepEqual(
    [again.id, again.alike.map(({ patient, reasons }) => [patient.id, reasons])],
    [null, [[id, ['close-name', 'birth-date']]]],
  );
  const other = await scene.secretary.create(MERGED);
  await scene.secretary.create({ birthName: 'Tavernel', birthFirstNames: 'Joseph', birthDate: '1984-03-14' });
  const pairs = async () => (await scene.secretary.do<{ pairs: DuplicatePair[] }>('GET', '/duplicates')).pairs;
  deepEqual(
    (await pairs()).map((pair) => [pair.one.id, pair.other.id].toSorted()),
    [[id, other].toSorted()],
  );
  await scene.secretary.do('POST', '/duplicates/distinct', { oneId: other, otherId: id });
  deepEqual(await pairs(), []);
});

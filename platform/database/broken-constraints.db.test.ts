import assert from 'node:assert/strict';
import test from 'node:test';
import { Conflict, Invalid } from '#platform/kernel/errors.ts';
import { conflictOn } from './broken-constraints.ts';
import { testDatabases } from './testing.ts';

const TABLE = `
  CREATE TEMPORARY TABLE cups (
    id int PRIMARY KEY,
    tray int CONSTRAINT tray_is_there REFERENCES cups DEFERRABLE,
    size int CONSTRAINT size_is_positive CHECK (size > 0),
    held int4range,
    CONSTRAINT held_by_one EXCLUDE USING gist (held WITH &&)
  );
  CREATE UNIQUE INDEX one_of_a_size ON cups (size);
  INSERT INTO cups VALUES (1, NULL, 3, '[1,5)')`;

const BREAKING: readonly (readonly [constraint: string, values: string])[] = [
  ['held_by_one', `2, NULL, 4, '[4,6)'`],
  ['one_of_a_size', `2, NULL, 3, NULL`],
  ['cups_pkey', `1, NULL, 4, NULL`],
  ['size_is_positive', `2, NULL, 0, NULL`],
  ['tray_is_there', `2, 9, 4, NULL`],
];

const taken = () => new Conflict('tea.taken', 'Cette tasse est prise.');
const small = () => new Invalid('tea.small', 'Trop petit.');

test('a broken constraint becomes the refusal given for its name, whatever its kind; nothing else does', async (t) => {
  const { administration } = (await testDatabases(t)).databases;
  await administration.within(administration.templateName, async (client) => {
    await client.query(TABLE);
    const insert = (values: string) => client.query(`INSERT INTO cups VALUES (${values})`);
    for (const [constraint, values] of BREAKING) {
      await assert.rejects(insert(values).catch(conflictOn(constraint, taken)), taken());
      await assert.rejects(insert(values).catch(conflictOn('another', taken)), { name: 'error', constraint });
    }
    const either = insert('2, NULL, -1, NULL').catch(conflictOn('held_by_one', taken));
    await assert.rejects(either.catch(conflictOn('size_is_positive', small)), small());

    await client.query('BEGIN');
    await client.query('SET CONSTRAINTS ALL DEFERRED');
    await insert('2, 9, 4, NULL');
    await assert.rejects(client.query('COMMIT').catch(conflictOn('tray_is_there', taken)), taken());

    await assert.rejects(client.query('SELECT cold FROM cups').catch(conflictOn('cold', taken)), { code: '42703' });
    const unlike = Object.assign(new Error('held_by_one'), { code: '23P01', constraint: 'held_by_one' });
    await assert.rejects(Promise.reject(unlike).catch(conflictOn('held_by_one', taken)), unlike);
  });
});

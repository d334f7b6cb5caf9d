import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import { newId } from '#platform/kernel/ids.ts';
import type { Act } from '#platform/kernel/act.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { DirectoryNeeds } from '../needs.ts';
import { readHeader, type NationalLine } from './public-file.ts';

const BATCH = 1000;

export interface NationalImport {
  readonly professionals: number;
  /** Lines without a number, a name or a profession. */
  readonly refused: number;
}

/**
 * Puts a public file of the national directory in place of the former one, whole or not at all: who is no longer in it is
 * no longer in force.
 * @throws {Error} with a French sentence when the file cannot be read, is another one, or holds nobody
 */
export async function importNational(
  needs: Pick<DirectoryNeeds, 'databases' | 'clock'>,
  act: Act,
  file: string,
): Promise<NationalImport> {
  const id = newId();
  const at = needs.clock.now();
  return needs.databases.commons.transaction().execute(async (transaction) => {
    let read: ReturnType<typeof readHeader> | null = null;
    let refused = 0;
    let batch: NationalLine[] = [];
    const write = async () => {
      await writeLines(transaction, id, batch);
      batch = [];
    };
    for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
      if (read === null) {
        read = readHeader(line);
        continue;
      }
      if (line === '') continue;
      const person = read(line);
      if (person === null) refused += 1;
      else batch.push(person);
      if (batch.length === BATCH) await write();
    }
    await write();
    await transaction.deleteFrom('directory.national').where('import_id', '!=', id).execute();
    const { count } = await transaction
      .selectFrom('directory.national')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    const professionals = Number(count);
    if (professionals === 0) throw new Error('Ce fichier ne contient aucun professionnel : rien n’a été changé.');
    await transaction
      .insertInto('directory.national_imports')
      .values({ id, file_name: path.basename(file), imported_at: at.toString(), professionals, refused_lines: refused })
      .execute();
    await recordAct(transaction, act, {
      ...{ action: 'directory.national.imported', object: { kind: 'directory.national', id }, at },
      details: { professionals, refused },
    });
    return { professionals, refused };
  });
}

/** One row for each professional; each further line of theirs adds its speciality. */
async function writeLines(
  transaction: DirectoryNeeds['databases']['commons'],
  importId: string,
  lines: readonly NationalLine[],
): Promise<void> {
  const byNumber = Map.groupBy(lines, ({ number }) => number);
  if (byNumber.size === 0) return;
  const rows = [...byNumber.values()].map((same) => ({
    ...{ number: same[0]!.number, last_name: same[0]!.lastName, first_name: same[0]!.firstName, import_id: importId },
    profession_code: same[0]!.professionCode,
    specialty_codes: [...new Set(same.flatMap(({ specialtyCode }) => specialtyCode ?? []))],
  }));
  await transaction
    .insertInto('directory.national')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('number').doUpdateSet({
        ...{ last_name: sql.ref('excluded.last_name'), first_name: sql.ref('excluded.first_name') },
        ...{ profession_code: sql.ref('excluded.profession_code'), import_id: importId },
        specialty_codes: sql`CASE WHEN national.import_id = excluded.import_id
          THEN ARRAY(SELECT DISTINCT unnest(national.specialty_codes || excluded.specialty_codes))
          ELSE excluded.specialty_codes END`,
      }),
    )
    .execute();
}

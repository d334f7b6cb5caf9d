import type { Commons } from '#platform/database/databases.ts';

/** By what a person may prove themself besides the password. */
export interface SecondFactorWays {
  /** An application that shows codes, with its recovery codes. */
  readonly application: boolean;
  /** The telephone that receives codes, its last two digits only; null when there is none. */
  readonly mobile: string | null;
  /** How many passkeys open the account. */
  readonly passkeys: number;
}

export async function waysOf(database: Commons, personId: string): Promise<SecondFactorWays> {
  const row = await database
    .selectFrom('identity.persons as person')
    .leftJoin('identity.second_factors as factor', (join) =>
      join.onRef('factor.person_id', '=', 'person.id').on('factor.verified', '=', true),
    )
    .select(['person.mobile', 'factor.id as factor'])
    .select(({ selectFrom, fn }) =>
      selectFrom('identity.passkeys as key')
        .select(fn.countAll().as('count'))
        .whereRef('key.person_id', '=', 'person.id')
        .as('passkeys'),
    )
    .where('person.id', '=', personId)
    .executeTakeFirstOrThrow();
  return {
    application: row.factor !== null,
    mobile: row.mobile === null ? null : maskedNumber(row.mobile),
    passkeys: Number(row.passkeys),
  };
}

/** Brings what is asked at the password's sign-in in line with what there is. @returns whether there is any way left */
export async function settleSecondFactor(transaction: Commons, personId: string): Promise<boolean> {
  const ways = await waysOf(transaction, personId);
  const any = ways.application || ways.mobile !== null || ways.passkeys > 0;
  await transaction.updateTable('identity.persons').set({ second_factor: any }).where('id', '=', personId).execute();
  return any;
}

/** "•• •• •• •• 23": enough to know one's own number, too little to learn it. */
function maskedNumber(number: string): string {
  return `•• •• •• •• ${number.slice(-2)}`;
}

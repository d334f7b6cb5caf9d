import { Conflict, Invalid, NotFound, type FieldError } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Act } from '#platform/kernel/act.ts';
import { dayInParis } from '#platform/kernel/clock.ts';
import { journal, type AccountsNeeds, type CommonsTransaction } from './desk.ts';

export type Relation = 'self' | 'child' | 'relative';

/** Somebody an account books for: the holder or a relative. */
export interface AccountPerson {
  readonly id: string;
  readonly relation: Relation;
  readonly firstName: string;
  readonly birthName: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  readonly sex: 'F' | 'M' | 'I' | null;
}

export type NewAccountPerson = Omit<AccountPerson, 'id'>;

const MOST_PEOPLE = 12;
const FIRST_BIRTH = Temporal.PlainDate.from('1890-01-01');

/**
 * Reads what a form says of a person.
 * @throws {Invalid} `accounts.person` naming each field at fault.
 */
export function readPerson(
  typed: Readonly<Record<string, string | undefined>>,
  today: Temporal.PlainDate,
): NewAccountPerson {
  const errors: FieldError[] = [];
  const text = (field: string) => {
    const value = (typed[field] ?? '').normalize('NFC').replaceAll(/\s+/g, ' ').trim();
    if (value === '') errors.push({ field, rule: 'required', message: 'À renseigner.' });
    if (value.length > 200) errors.push({ field, rule: 'length', message: 'Au plus 200 caractères.' });
    return value;
  };
  const [firstName, birthName] = [text('prenom'), text('nom')];
  const birthDate = readBirthDate(typed['naissance'] ?? '', today);
  if (birthDate === null) {
    errors.push({ field: 'naissance', rule: 'date', message: 'Date de naissance attendue, comme 24/11/1986.' });
  }
  if (errors.length > 0 || birthDate === null) {
    throw new Invalid('accounts.person', 'Certaines informations sont à corriger.', errors);
  }
  const relation = typed['lien'] === 'child' || typed['lien'] === 'relative' ? typed['lien'] : 'self';
  const sex = typed['sexe'] === 'F' || typed['sexe'] === 'M' || typed['sexe'] === 'I' ? typed['sexe'] : null;
  return { relation, firstName, birthName, birthDate, sex };
}

/** `24/11/1986`, `24 11 86`… as people type it, or `1986-11-24` as browsers send it; null when it is no past day. */
function readBirthDate(typed: string, today: Temporal.PlainDate): string | null {
  const numbers = typed.trim().match(/^(\d{1,4})[\s./-]+(\d{1,2})[\s./-]+(\d{1,4})$/);
  if (numbers === null) return null;
  const [first, month, last] = [numbers[1]!, Number(numbers[2]), numbers[3]!];
  const [year, day] = first.length === 4 ? [Number(first), Number(last)] : [Number(last), Number(first)];
  try {
    const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
    const possible = Temporal.PlainDate.compare(FIRST_BIRTH, date) <= 0 && Temporal.PlainDate.compare(date, today) <= 0;
    return possible ? date.toString() : null;
  } catch {
    return null;
  }
}

/** The holder first, then relatives by age. */
export async function peopleOf(
  { commons }: Pick<AccountsNeeds, 'commons'>,
  accountId: string,
): Promise<AccountPerson[]> {
  const rows = await commons
    .selectFrom('accounts.people')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy((eb) => eb.case().when('relation', '=', 'self').then(0).else(1).end())
    .orderBy('birth_date')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, firstName: row.first_name, birthName: row.birth_name, birthDate: row.birth_date },
    // The checks of the table admit no other word.
    ...{ relation: row.relation as Relation, sex: row.sex as AccountPerson['sex'] },
  }));
}

/**
 * Adds the holder or a relative.
 * @returns identifier of the person
 * @throws {Conflict} `accounts.self-exists` when the holder has said already who they are, `accounts.too-many-people`.
 */
export async function addPerson(
  needs: AccountsNeeds,
  accountId: string,
  person: NewAccountPerson,
  act: Act,
): Promise<string> {
  const id = newId();
  await needs.commons.transaction().execute(async (transaction) => {
    await refuseCrowd(transaction, accountId);
    if (person.relation === 'self') await refuseSecondSelf(transaction, accountId);
    await transaction
      .insertInto('accounts.people')
      .values({
        ...{ id, account_id: accountId, relation: person.relation, first_name: person.firstName, sex: person.sex },
        ...{ birth_name: person.birthName, birth_date: person.birthDate, created_at: needs.clock.now().toString() },
      })
      .execute();
    await journal(transaction, needs, act, 'accounts.person.added', accountId, { relation: person.relation });
  });
  return id;
}

/**
 * Takes a relative off the account; their coming appointments stay in the practice.
 * @throws {NotFound} `accounts.person-not-found`, also for the holder.
 * @throws {Conflict} `accounts.person-awaited` while an appointment of theirs is still to come.
 */
export async function removePerson(needs: AccountsNeeds, accountId: string, personId: string, act: Act): Promise<void> {
  await needs.commons.transaction().execute(async (transaction) => {
    const coming = await transaction
      .selectFrom('accounts.appointments')
      .select('appointment_id')
      .where('person_id', '=', personId)
      .where('account_id', '=', accountId)
      .where('starts_at', '>', needs.clock.now().toString())
      .executeTakeFirst();
    if (coming !== undefined) {
      const sentence = 'Un rendez-vous à venir est à son nom. Annulez-le d’abord, puis retirez cette personne.';
      throw new Conflict('accounts.person-awaited', sentence);
    }
    const removed = await transaction
      .deleteFrom('accounts.people')
      .where('id', '=', personId)
      .where('account_id', '=', accountId)
      .where('relation', '!=', 'self')
      .executeTakeFirst();
    if (removed.numDeletedRows === 0n)
      throw new NotFound('accounts.person-not-found', 'Cette personne n’est pas dans votre compte.');
    await journal(transaction, needs, act, 'accounts.person.removed', accountId);
  });
}

/** Today, where dates of birth are judged. */
export function todayOf({ clock }: Pick<AccountsNeeds, 'clock'>): Temporal.PlainDate {
  return dayInParis(clock.now());
}

/** Each may open a file with every practice: an account is for a household. Two additions at once wait for each other. */
async function refuseCrowd(transaction: CommonsTransaction, accountId: string): Promise<void> {
  await transaction.selectFrom('accounts.accounts').select('id').where('id', '=', accountId).forUpdate().execute();
  const people = await transaction
    .selectFrom('accounts.people')
    .select('id')
    .where('account_id', '=', accountId)
    .execute();
  if (people.length < MOST_PEOPLE) return;
  throw new Conflict(
    'accounts.too-many-people',
    `Un compte réunit au plus ${MOST_PEOPLE} personnes. Retirez-en une, puis recommencez.`,
  );
}

async function refuseSecondSelf(transaction: CommonsTransaction, accountId: string): Promise<void> {
  const self = await transaction
    .selectFrom('accounts.people')
    .select('id')
    .where('account_id', '=', accountId)
    .where('relation', '=', 'self')
    .executeTakeFirst();
  if (self !== undefined) throw new Conflict('accounts.self-exists', 'Votre identité est déjà dans ce compte.');
}

import type { Act } from '#platform/kernel/act.ts';
import { Invalid } from '#platform/kernel/errors.ts';
import {
  accountOf,
  addPerson,
  peopleOf,
  readPerson,
  todayOf,
  type AccountPerson,
  type AccountsNeeds,
} from '#services/practice/accounts/module.ts';
import type { ProvedContacts } from './needs.ts';

/** Who books, and those they may book for. */
export interface BookingAccount {
  readonly account: { readonly id: string } & ProvedContacts;
  readonly people: readonly AccountPerson[];
}

export async function bookingAccount(accounts: AccountsNeeds, accountId: string): Promise<BookingAccount> {
  return { account: await accountOf(accounts, accountId), people: await peopleOf(accounts, accountId) };
}

/**
 * Whom a form says the visit is for: somebody of the account (`personne`), or, with `nouvelle`, somebody added to it
 * now; the first one is its holder.
 * @returns their identifier
 * @throws {Invalid} `booking.person`, `accounts.person`
 */
export async function personChosen(
  accounts: AccountsNeeds,
  accountId: string,
  typed: Readonly<Record<string, string | undefined>>,
  act: Act,
): Promise<string> {
  const people = await peopleOf(accounts, accountId);
  if (typed['personne'] !== 'nouvelle') {
    const own = people.find(({ id }) => id === typed['personne']);
    if (own !== undefined) return own.id;
    throw new Invalid('booking.person', 'Dites pour qui est ce rendez-vous.');
  }
  const person = readPerson(typed, todayOf(accounts));
  const holder = people.some(({ relation }) => relation === 'self');
  if (holder && person.relation === 'self')
    throw new Invalid('booking.person', 'Dites si cette personne est votre enfant ou un proche.');
  return addPerson(accounts, accountId, holder ? person : { ...person, relation: 'self' }, act);
}

import type { AccountPerson } from '#services/practice/accounts/module.ts';
import type { BookingRequest } from './requests.ts';

/** What a booking waits for. */
export type Step =
  | { readonly kind: 'made' | 'expired' | 'account' | 'person' }
  | { readonly kind: 'confirm'; readonly person: AccountPerson };

/**
 * The step that comes next: the account once a time is held, then whom the visit is for, then the confirmation.
 * @param given.people of the account signed in; null: nobody is
 * @param given.again somebody comes back to say whom it is for
 */
export function nextStep(
  request: Pick<BookingRequest, 'confirmedAt' | 'personId'>,
  given: { readonly secondsLeft: number; readonly people: readonly AccountPerson[] | null; readonly again: boolean },
): Step {
  if (request.confirmedAt !== null) return { kind: 'made' };
  if (given.secondsLeft === 0) return { kind: 'expired' };
  if (given.people === null) return { kind: 'account' };
  const person = given.people.find(({ id }) => id === request.personId);
  return person === undefined || given.again ? { kind: 'person' } : { kind: 'confirm', person };
}

import { dayInParis } from '#platform/kernel/clock.ts';
import { Invalid } from '#platform/kernel/errors.ts';

/**
 * A birth is behind us: a day to come is a year mistyped.
 * @param birthDate day of birth, or nothing when it is not given
 * @throws {Invalid} `patients.birth-to-come`
 */
export function refuseBirthToCome(birthDate: string | null | undefined, now: Temporal.Instant): void {
  if (birthDate == null || Temporal.PlainDate.compare(birthDate, dayInParis(now)) <= 0) return;
  const errors = [{ field: 'birthDate', rule: 'past', message: 'Cette date est à venir : vérifiez l’année.' }];
  throw new Invalid('patients.birth-to-come', 'La date de naissance est à corriger.', errors);
}

import { plainName, soundOf } from '../search/plain-names.ts';
import type { Alike } from '../api/patients.ts';

/** What two files are compared by. */
export interface Compared {
  readonly birthName: string;
  readonly birthFirstNames: string;
  readonly usedName: string | null;
  readonly birthDate: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

type Reason = Alike['reasons'][number];

const WEIGHTS: Readonly<Record<Reason, number>> = {
  ...{ matricule: 100, 'same-name': 50, 'close-name': 30, 'birth-date': 45, 'close-birth-date': 20 },
  ...{ phone: 15, email: 15 },
};

/** From this score on, two files are proposed as the same patient. */
export const ALIKE = 65;

/**
 * How much two files look like one patient: a sum of reasons that a person can read. A name alone is never enough, nor a
 * birth date, nor the telephone that a family shares.
 */
export function likeness(one: Compared, other: Compared): { readonly score: number; readonly reasons: Reason[] } {
  const reasons = [nameReason(one, other), dateReason(one.birthDate, other.birthDate)].filter(
    (reason) => reason !== null,
  );
  if (one.phone !== null && one.phone === other.phone) reasons.push('phone');
  if (one.email !== null && one.email === other.email) reasons.push('email');
  return { score: reasons.reduce((sum, reason) => sum + WEIGHTS[reason], 0), reasons };
}

/** Names of one and the other in any order: people turn them round, and marry. */
function nameReason(one: Compared, other: Compared): Reason | null {
  const [mine, theirs] = [namesOf(one), namesOf(other)];
  if (mine.some((name) => theirs.includes(name))) return 'same-name';
  const sounds = (names: readonly string[]) => names.map((name) => name.split(' ').map(soundOf).toSorted().join(' '));
  const heard = sounds(theirs);
  return sounds(mine).some((name) => heard.includes(name)) ? 'close-name' : null;
}

function namesOf({ birthName, birthFirstNames, usedName }: Compared): string[] {
  const first = plainName(birthFirstNames).split(' ')[0] ?? '';
  return [birthName, usedName]
    .map((name) => plainName(name ?? ''))
    .filter((name) => name !== '')
    .map((name) => [...name.split(' '), first].toSorted().join(' '));
}

/** The same day; or day and month turned round, or one figure that differs. */
function dateReason(one: string | null, other: string | null): Reason | null {
  if (one === null || other === null) return null;
  if (one === other) return 'birth-date';
  const [year, month, day] = one.split('-');
  if (`${year}-${day}-${month}` === other) return 'close-birth-date';
  const differing = [...one].filter((figure, at) => figure !== other[at]).length;
  return differing === 1 ? 'close-birth-date' : null;
}
